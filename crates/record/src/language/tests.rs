use super::{known, of};
use std::collections::BTreeSet;

/// Letters to a harbour, in languages that are told and in such as are not.
const LETTERS: &[(&str, &str)] = &[
    (
        "en",
        "We have had no answer to the letter that we sent last week about the foghorn. If there is nobody at the harbour who can \
            look into it, please tell us so, and we will ask the board.",
    ),
    (
        "de",
        "Auf den Brief, den wir vorige Woche wegen des Nebelhorns geschickt haben, ist noch keine Antwort gekommen. Wenn sich im \
            Hafen niemand darum kümmern kann, sagen Sie es uns bitte, dann fragen wir beim Vorstand nach.",
    ),
    (
        "nl",
        "Wij hebben nog geen antwoord gekregen op de brief die we vorige week over de misthoorn hebben gestuurd. Als er in de haven \
            niemand is die ernaar kan kijken, laat het ons dan weten, dan vragen wij het aan het bestuur.",
    ),
    (
        "sv",
        "Vi har inte fått något svar på brevet som vi skickade förra veckan om mistluren. Om det inte finns någon i hamnen som kan \
            se till den, säg det till oss, så frågar vi styrelsen i stället. Det är mycket \
            viktigt för oss, och vi kan inte vänta.",
    ),
    (
        "da",
        "Vi har ikke fået svar på det brev, som vi sendte i sidste uge om tågehornet. Hvis der ikke er nogen på havnen, der kan se \
            på det, så sig det til os, og vi vil spørge bestyrelsen. Jeg er meget ked af at måtte skrive igen.",
    ),
    (
        "no",
        "Vi har ikke fått noe svar på brevet som vi sendte forrige uke om tåkeluren. Hvis det ikke er noen i havnen som kan se på \
            den, så si fra til oss, og vi vil spørre styret. Jeg er lei meg for å måtte skrive en gang til.",
    ),
    (
        "fr",
        "Nous n'avons pas encore reçu de réponse à la lettre que nous avons envoyée la semaine dernière au sujet de la corne de \
            brume. S'il n'y a personne au port qui puisse s'en occuper, dites-le-nous et nous demanderons au conseil.",
    ),
    (
        "es",
        "Todavía no hemos tenido respuesta a la carta que enviamos la semana pasada sobre la sirena de niebla. Si no hay nadie en \
            el puerto que pueda ocuparse de ella, díganoslo, por favor, y se lo preguntaremos a la junta.",
    ),
    (
        "pt",
        "Ainda não tivemos resposta à carta que enviámos na semana passada sobre a sirene de nevoeiro. Se não há ninguém no porto \
            que possa tratar do assunto, digam-nos, por favor, e nós perguntamos à direção.",
    ),
    (
        "it",
        "Non abbiamo ancora avuto risposta alla lettera che abbiamo mandato la settimana scorsa per la sirena da nebbia. Se nel \
            porto non c'è nessuno che se ne possa occupare, ditecelo, e lo chiederemo al consiglio.",
    ),
    (
        "is",
        "Við höfum ekki enn fengið svar við bréfinu sem við sendum í síðustu viku um þokulúðurinn. Ef það er enginn á höfninni sem \
            getur litið á hann, þá segið okkur frá því og við spyrjum stjórnina. Þetta er mjög mikilvægt fyrir okkur.",
    ),
    (
        "ca",
        "Encara no hem rebut cap resposta a la carta que vam enviar la setmana passada sobre la sirena de boira. Si no hi ha ningú \
            al port que se'n pugui ocupar, digueu-nos-ho, i ho demanarem als del \
            consell. Això és molt important per a nosaltres i no podem esperar més, però gràcies.",
    ),
    (
        "ro",
        "Nu am primit încă niciun răspuns la scrisoarea pe care am trimis-o săptămâna trecută despre sirena de ceață. Dacă în port \
            nu este nimeni care să se ocupe de ea, spuneți-ne și o să întrebăm consiliul.",
    ),
    (
        "pl",
        "Nie dostaliśmy jeszcze odpowiedzi na list, który wysłaliśmy w zeszłym tygodniu w sprawie syreny mgłowej. Jeśli w porcie nie \
            ma nikogo, kto by się tym zajął, to proszę nam o tym napisać, a my zapytamy zarząd. To jest dla nas bardzo ważne i nie możemy już \
            czekać, bo jak wiadomo jesień przyszła.",
    ),
    (
        "cs",
        "Na dopis, který jsme minulý týden poslali kvůli mlhové siréně, jsme ještě nedostali odpověď. Pokud v přístavu není nikdo, \
            kdo by se o to postaral, dejte nám prosím vědět a my se zeptáme na výboru, aby to bylo jasné.",
    ),
    (
        "sk",
        "Na list, ktorý sme minulý týždeň poslali kvôli hmlovej siréne, sme ešte nedostali odpoveď. Ak v prístave nie je nikto, kto \
            by sa o to postaral, dajte nám prosím vedieť a my sa opýtame na výbore, aby to bolo jasné.",
    ),
    (
        "fi",
        "Emme ole vielä saaneet vastausta kirjeeseen, jonka lähetimme viime viikolla sumusireenistä. Jos satamassa ei ole ketään, \
            joka voi katsoa sitä, niin kertokaa se meille, ja me kysymme sitten hallitukselta. Minä olen siitä pahoillani, mutta se on nyt niin.",
    ),
    (
        "hu",
        "Még nem kaptunk választ arra a levélre, amelyet a múlt héten küldtünk a ködkürt miatt. Ha nincs a kikötőben senki, aki \
            ezzel foglalkozni tud, akkor írják meg nekünk, és mi megkérdezzük a vezetőséget. Ez már nem is az első levél.",
    ),
    (
        "tr",
        "Sis düdüğü için geçen hafta gönderdiğimiz mektuba daha bir cevap gelmedi. Limanda bu konuyla ilgilenecek kimse yoksa bize \
            bunu söyleyin, biz de kurula soralım. Bu çok uzun sürdü ve artık ne olduğu belli değil.",
    ),
    (
        "vi",
        "Chúng tôi vẫn chưa nhận được trả lời cho lá thư đã gửi tuần trước về còi sương mù. Nếu không có ai ở cảng có thể xem việc \
            này thì xin cho chúng tôi biết, và chúng tôi sẽ hỏi ban quản trị.",
    ),
    (
        "id",
        "Kami belum mendapat jawaban atas surat yang kami kirim minggu lalu tentang terompet kabut itu. Jika tidak ada orang di \
            pelabuhan yang bisa melihatnya, beri tahu kami, dan kami akan bertanya kepada dewan karena ini sudah lama. Anda bisa \
            menulis kepada saya kalau ada kabar, tetapi saya tidak bisa menunggu lebih lama karena sangat penting bahwa kapal masuk.",
    ),
    (
        "ru",
        "Мы до сих пор не получили ответа на письмо, которое послали на прошлой неделе о туманном горне. Если в порту нет никого, \
            кто может этим заняться, скажите нам, и мы спросим у правления, что делать и когда это будет.",
    ),
    (
        "uk",
        "Ми й досі не маємо відповіді на лист, який надіслали минулого тижня про туманний ріг. Якщо в порту немає нікого, хто може \
            це зробити, скажіть нам, і ми запитаємо в управі, що робити та коли це буде.",
    ),
    (
        "bg",
        "Още не сме получили отговор на писмото, което изпратихме миналата седмица за мъгления рог. Ако на пристанището няма кой да \
            се заеме с това, кажете ни и ще попитаме управата какво да се направи и кога ще е готово.",
    ),
    (
        "el",
        "Δεν έχουμε πάρει ακόμη απάντηση στο γράμμα που στείλαμε την περασμένη εβδομάδα για την κόρνα της ομίχλης. Αν δεν είναι \
            κανείς στο λιμάνι που να μπορεί να το δει, πείτε μας το και θα ρωτήσουμε το συμβούλιο.",
    ),
    (
        "he",
        "עדיין לא קיבלנו תשובה על המכתב ששלחנו בשבוע שעבר על צופר הערפל. אם אין בנמל אדם שיכול לטפל בזה, כתבו לנו גם על זה, כי אז \
            אנחנו נשאל את הוועד מה יש לעשות עם הצופר של הנמל",
    ),
    (
        "ar",
        "لم نحصل بعد على جواب عن الرسالة التي أرسلناها في الأسبوع الماضي عن بوق الضباب. إذا لم يكن هناك أحد في الميناء يمكن أن يهتم \
            بهذا الأمر فأخبرونا من فضلكم، وسوف نسأل المجلس عن كل ما كان بعد ذلك",
    ),
    (
        "fa",
        "هنوز برای نامه‌ای که هفته پیش درباره بوق مه فرستادیم جوابی نیامده است. اگر در بندر کسی نیست که به آن رسیدگی کند، این را به ما \
            بگویید تا از هیئت بپرسیم که چه باید کرد و این کار تا کی شدنی است",
    ),
    (
        "ur",
        "پچھلے ہفتے ہم نے دھند کے بھونپو کے بارے میں جو خط بھیجا تھا اس کا ابھی تک کوئی جواب نہیں آیا ہے۔ اگر بندرگاہ میں کوئی نہیں ہے \
            جو اس کام کو دیکھ سکے تو ہم کو بتا دیں، ہم کمیٹی سے پوچھ لیں گے کہ یہ کب تک ہو گا۔",
    ),
    (
        "hi",
        "पिछले हफ्ते हमने कोहरे के भोंपू के बारे में जो चिट्ठी भेजी थी, उस का अभी तक कोई जवाब नहीं आया है। अगर बंदरगाह में कोई नहीं है जो इस काम को \
            देख सके तो हम को बता दें, हम समिति से पूछ लेंगे कि यह कब तक हो पाएगा।",
    ),
    (
        "ja",
        "霧笛について先週お送りした手紙に、まだお返事をいただいておりません。港に担当の方がいらっしゃらないのであれば、そうお知らせください。",
    ),
    (
        "ko",
        "지난주에 무적에 대해 보낸 편지에 아직 답장을 받지 못했습니다. 항구에 담당자가 없다면 저희에게 알려 주십시오. 위원회에 물어보겠습니다.",
    ),
    ("zh", "我们上个星期寄出的关于雾笛的信还没有收到回复。如果港口没有人能处理这件事,请告诉我们,我们会去问理事会。"),
    ("th", "เรายังไม่ได้รับคำตอบจดหมายที่ส่งไปเมื่อสัปดาห์ก่อนเรื่องแตรหมอก ถ้าที่ท่าเรือไม่มีใครดูแลเรื่องนี้ กรุณาแจ้งให้เราทราบ"),
    // Of languages that are not told.
    (
        "",
        "Aínda non tivemos resposta á carta que enviamos a semana pasada sobre a serea da néboa. Se non hai ninguén no porto que poida \
          ocuparse dela, dígannolo, por favor, e preguntaremos na xunta o que se pode facer.",
    ),
    (
        "",
        "Ons het nog geen antwoord gekry op die brief wat ons verlede week oor die mishoring gestuur het nie. As daar niemand in die \
          hawe is wat daarna kan kyk nie, laat weet ons asseblief, dan vra ons vir die raad.",
    ),
    (
        "",
        "Na pismo koje smo prošle sedmice poslali zbog sirene za maglu još nismo dobili odgovor. Ako u luci nema nikoga ko bi se time \
          bavio, recite nam, pa ćemo pitati upravu šta da se radi i kada će to biti gotovo.",
    ),
    (
        "",
        "Na pismo, ki smo ga prejšnji teden poslali zaradi sirene za meglo, še nismo dobili odgovora. Če v pristanišču ni nikogar, ki bi \
          se s tem ukvarjal, nam to sporočite, pa bomo vprašali upravo, kako in kdaj bo to urejeno.",
    ),
    (
        "",
        "Vit hava ikki fingið svar uppá brævið, sum vit sendu í síðstu viku um mjørkalúðurin. Um eingin er á havnini, sum kann hyggja at \
          tí, so sigið okkum frá, og vit fara at spyrja stýrið. Eg eri keddur av at skriva aftur.",
    ),
    (
        "",
        "Kami belum menerima jawapan bagi surat yang kami hantar minggu lepas tentang hon kabus itu. Jika tidak ada orang di pelabuhan \
          yang boleh melihatnya, beritahu kami, dan kami akan bertanya kepada lembaga kerana perkara ini sudah lama.",
    ),
    (
        "",
        "Ще од минатата недела немаме одговор на писмото што го пративме за сирената за магла. Ако во пристаништето нема никој што може \
          да се зафати со ова, кажете ни, па ќе прашаме во управата кога тоа ќе биде готово.",
    ),
    (
        "",
        "Још нисмо добили одговор на писмо које смо послали прошле недеље због сирене за маглу. Ако у луци нема никога ко би то могао да \
          погледа, јавите нам, па ћемо питати управу шта да се ради и кад ће то бити готово.",
    ),
    (
        "",
        "Nid ydym wedi cael ateb i'r llythyr a anfonwyd gennym yr wythnos diwethaf am y corn niwl. Os nad oes neb yn yr harbwr a all \
          edrych arno, dywedwch wrthym, a byddwn ni yn gofyn i'r bwrdd.",
    ),
    (
        "",
        "Me ei ole veel saanud vastust kirjale, mille me eelmisel nädalal udupasuna kohta saatsime. Kui sadamas ei ole kedagi, kes seda \
          vaadata saaks, siis öelge seda meile ja me küsime juhatuse käest, mis nüüd edasi saab.",
    ),
    (
        "",
        "Ni ankoraŭ ne ricevis respondon al la letero, kiun ni sendis la pasintan semajnon pri la nebula korno. Se estas neniu en la \
          haveno, kiu povas zorgi pri ĝi, diru tion al ni, kaj ni demandos la estraron.",
    ),
    (
        "",
        "Hanggang ngayon ay wala pa kaming natatanggap na sagot sa sulat na ipinadala namin noong isang linggo tungkol sa busina para sa \
          hamog. Kung wala sa daungan ang maaaring tumingin dito, sabihin lang po ninyo sa amin.",
    ),
    (
        "",
        "Bado hatujapata jibu la barua tuliyotuma wiki iliyopita kuhusu honi ya ukungu. Kama hakuna mtu bandarini ambaye anaweza \
          kuiangalia, tafadhali tuambieni, na sisi tutauliza bodi kwa sababu jambo hili ni la muda mrefu.",
    ),
    (
        "",
        "Epistula quam hebdomade superiore de cornu nebulae misimus nondum est nobis responsa. Si in portu nemo est qui eam rem curare \
          possit, nobis quaesumus scribite, et ex consilio quaeremus quid sit faciendum.",
    ),
    // Of none, and of two.
    ("", "Thanks, see you on Monday!"),
    (
        "",
        "if (x > 0) for (i in 1:n) y[i] <- lm(a ~ b, data = d) else print(summary(x)) plot(x, y, main = \"a\", xlab = \"b\", pch = 19)",
    ),
    (
        "",
        "4711 88 12.50 19.99 -- -- 31.12. 17:30 +49 30 1234567 Tel. Fax Mobil www.quay.example info@quay.example Nr. 12 A B C D E F G",
    ),
    (
        "",
        "Thank you for the letter that you sent to us last week. We will look into it as soon as we can. Vielen Dank für den Brief, den \
          Sie uns in der vorigen Woche geschickt haben. Wir werden uns so bald wie möglich darum kümmern.",
    ),
];

#[test]
fn a_language_is_told_or_none_and_never_another() {
    let wrong: Vec<_> = LETTERS.iter().filter(|(code, text)| of(text).unwrap_or_default() != *code).collect();
    let said: Vec<String> = wrong.iter().map(|(code, text)| format!("{code}: {:?} {text}", of(text))).collect();
    assert!(wrong.is_empty(), "{}", said.join("\n"));
}

#[test]
fn a_part_of_a_letter_is_told_as_the_whole_or_not_at_all() {
    for (code, text) in LETTERS.iter().filter(|(code, text)| !code.is_empty() || !text.starts_with("Thank you")) {
        let words: Vec<&str> = text.split(' ').collect();
        for start in 0..words.len() {
            for end in start..words.len() {
                let part = words[start..=end].join(" ");
                assert!([None, Some(*code)].contains(&of(&part)), "{code}: {:?} {part}", of(&part));
            }
        }
    }
}

#[test]
fn what_is_quoted_and_what_stands_behind_the_mark_of_a_signature_does_not_count() {
    let letter = |code: &str| LETTERS.iter().find(|(own, _)| *own == code).expect("a letter").1;
    let quoted = letter("de").replace(". ", ".\n> ");
    assert_eq!(of(&format!("> {quoted}\n{}\n-- \n{}", letter("en"), letter("fr"))), Some("en"));
    assert_eq!(of(&format!("> {quoted}\nYes.\n")), None);
    assert_eq!(of(""), None);
}

#[test]
fn each_language_that_can_be_told_has_a_letter() {
    let written: BTreeSet<&str> = LETTERS.iter().map(|(code, _)| *code).filter(|code| !code.is_empty()).collect();
    let untried: Vec<_> = known().into_iter().filter(|code| !written.contains(code)).collect();
    assert!(untried.is_empty(), "{untried:?}");
}
