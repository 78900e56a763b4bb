//! Common given names that tell whether a person is spoken of as he or as she.
//!
//! A prior and no more: what a text itself says outweighs it. Names that are given to either are left out.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// How a person of this given name is spoken of, as a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpokenOf {
    /// As he.
    He,
    /// As she.
    She,
}

/// How a person with this folded given name is spoken of; none for a name that is rare or given to either.
pub fn spoken_of(name: &str) -> Option<SpokenOf> {
    let (he, she) = &*SETS;
    match () {
        () if he.contains(name) => Some(SpokenOf::He),
        () if she.contains(name) => Some(SpokenOf::She),
        () => None,
    }
}

static SETS: LazyLock<(BTreeSet<&str>, BTreeSet<&str>)> =
    LazyLock::new(|| (HE.split_whitespace().collect(), SHE.split_whitespace().collect()));

const HE: &str = "\
    aaron abdul adam adrian ahmed alan albert alexander alfred ali alistair allen amir andre andreas andrew angus \
    anthony antonio archie arthur austin barry ben benedict benjamin bernard bill bob boris brad bradley brandon \
    brendan brian bruce bryan callum carl carlos cedric charles chris christopher clarence clive colin conor craig \
    curtis damian dan daniel darren dave david dean dennis derek dermot desmond diego dmitri dominic don donald \
    douglas duncan dwight earl ed eddie edgar edmund eduardo edward edwin eric ernest ethan eugene fergus fernando \
    francisco frank franklin fred frederick gareth gary gavin geoff geoffrey george gerald gerard giles giovanni \
    glenn gordon graeme graham greg gregory guillermo gustav guy hamish hans harold harry harvey hector henry \
    herbert herman howard hugh hugo humphrey ian igor isaac ivan jack jacob jacques jake jamal james jared jason \
    javier jeff jeffrey jeremy jerome jerry jim jimmy joe joel john johnny jonathan jorge jose joseph josh joshua \
    juan julian julius justin karl keir keith ken kenneth kevin kieran kurt kyle larry lars laurence lawrence leo \
    leonard leonardo liam lionel lloyd logan louis lucas luigi luis luke magnus malcolm manuel marc marcus mario \
    mark marko martin marvin matt matteo matthew maurice max michael miguel mike milton mohamed mohammed morris \
    muhammad nathan nathaniel ned neil nicholas nigel noah norman oliver omar oscar owen pablo patrick paul pedro \
    percy pete peter phil philip phillip pierre piers pieter quentin rafael rajiv ralph ramon randall ray raymond \
    ricardo richard rick rishi rob robert roberto roderick rodney roger roland ronald rory ross rudolph rupert \
    russell ryan samuel saul scott sean sebastian sergei seth shane silvio simon spencer stanley stefan stephen \
    steve steven stewart stuart ted terence theo theodor theodore thomas tim timothy tobias toby todd tom tomas \
    tommy tony travis trevor tristan tyler victor vincent vladimir walter warren wayne wesley wilfred will william \
    winston xavier yusuf zachary";

const SHE: &str = "\
    abigail ada adele agnes aisha alexandra alice alicia alison amanda amber amelia amy ana angela angelica \
    anita ann anna annabel anne annette annie antonia audrey barbara beatrice belinda bernadette beth betsy bettina \
    betty beverly brenda bridget camilla candace carla carmen carol caroline carolyn catherine cathy cecilia celia \
    charlotte cheryl chloe christina christine cindy claire clara clarissa claudia colleen constance cora cordelia \
    corinne cynthia daisy daphne dawn deborah debra deirdre delia denise diana diane dolores donna dora doreen doris \
    dorothy edith eileen elaine eleanor elena elisabeth elise elizabeth ella ellen eloise emily emma erica erin \
    esther ethel eva eve evelyn fatima felicity fiona flora florence frances francesca freya gabriella gail gemma \
    georgia georgina geraldine gertrude gillian gina gladys glenda gloria grace greta gwen gwendolyn hannah harriet \
    hazel heather heidi helen helena henrietta hilary hillary holly ida imogen ines ingrid irene iris isabel \
    isabella isla ivana jacqueline jane janet janice jasmine jeanette jemima jennifer jenny jessica jill joan \
    joanna joanne josefa josephine joyce juanita judith judy julia juliana julie juliet june karen kate katherine \
    kathleen kathryn kathy katie keisha kellyanne kimberly kirsten kirsty kristen kristin laura lauren leila leticia \
    lillian lily linda lisa liz lorna lorraine louise lucia lucille lucinda lucy lydia mabel madeleine maeve maggie \
    margaret margot maria marian marianne marie marilyn marina marjorie martha mary matilda maud maureen mavis megan \
    melanie melissa mercedes meredith michelle mildred miranda miriam moira molly monica muriel nadia nancy naomi \
    natalia natalie natasha nicole nina nora norma odette olga olive olivia paloma pamela patricia paula \
    pauline peggy penelope penny petra philippa phoebe phyllis polly priscilla priti priya rachel rebecca regina \
    renata rhoda rita roberta rosa rosalind rose rosemary rosie roxanne ruth sabrina sally samantha sandra sara \
    sarah saskia selina sharon sheila shirley sian sofia sonia sophia sophie stella stephanie sue susan susanna \
    susannah suzanne sylvia tabitha tamara tamsin tanya tara teresa tessa thelma theresa tina tracey tracy ursula \
    valentina valerie vanessa vera verity veronica victoria violet virginia vivian wanda wendy winifred yasmin \
    yolanda yvette yvonne zara zoe";
