//! The commonest words of many languages: articles, prepositions, pronouns, the forms of "to be". Written down by hand, in small letters,
//! with their accents.

/// A language by its code of ISO 639, and its words.
pub(super) const LANGUAGES: &[(&str, &str)] = &[
    (
        "en",
        "the of and to in that is was for it with as his on be at by i this had not are but from or have an they which one you \
            were all her she there would their we him been has when who will no more if out so what can about my your do me any \
            could should some than then these them its other into only our because also how just does did don t s am very here",
    ),
    (
        "de",
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass daß sie \
            nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein \
            wurde wenn ich wir ihr mir mich uns ihnen kann hier schon doch sehr bitte habe keine was diese dieser",
    ),
    (
        "nl",
        "de het een en van in is dat op te zijn met voor niet die er aan ook als om maar dan ze bij nog uit hij naar heeft door \
            over ik je we worden wel werd hebben wordt deze kan geen dit had of tot wat jij mijn zo heb zou zal dus moet u hoe jullie",
    ),
    (
        "af",
        "die en van is in het nie wat n vir met om te dat hy as op sy by was aan ek ons hulle kan moet word deur ook maar daar sal na so \
            uit hierdie baie jy",
    ),
    (
        "fy",
        "de it en fan yn is dat op net in hy foar te wie ek sy oan mei ik har wurdt nei troch as hat jo bin dy om ta noch",
    ),
    (
        "nds",
        "de un in is dat to nich en vun op mit ik he för se den as ok bi wi sik ut dor man bün hett weer vör nah een dit",
    ),
    (
        "lb",
        "an de den dat ass net mat op vun eng ech et si och sech fir wéi méi sinn hunn där um gouf awer no bei den huet zu hie",
    ),
    (
        "sv",
        "och i att det som en på är av för med den till inte om ett jag men var har de så hon han från vi kan när du eller nu sin \
            ut där skulle mig sig dem också efter vid mot upp hade blev vara inom över under ska vad bara måste mycket oss något \
            några någon ingen inga hur vill blir bli alla allt sedan får fått kunde tack",
    ),
    (
        "da",
        "og i at det som en på er af for med den til ikke om et jeg men var har de så hun han fra vi kan når du eller nu sin ud \
            der skulle mig sig dem også efter ved mod op havde blev være inden over under skal hvad bare må meget hvis være bliver \
            nogle dig os mellem lidt siger blevet været",
    ),
    (
        "no",
        "og i at det som en på er av for med den til ikke om et jeg men var har de så hun han fra vi kan når du eller nå sin ut \
            der skulle meg seg dem også etter ved mot opp hadde ble være innen over under skal hva bare må mye hvis blir noen deg \
            oss mellom litt sier blitt vært ikkje eg ein eit frå vere dei då kva noko berre",
    ),
    (
        "is",
        "og að í á er sem var en ekki við um til hann með af það fyrir ég þú hún eru þar þetta frá hefur þegar þeir sér svo eftir \
            verið okkur mér hafa eða ef nú upp þess",
    ),
    ("fo", "og í at á ikki er sum til av við hann var ein hon fyri eg men tað ið teir hava frá hevur eisini um tá sær"),
    (
        "fr",
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou mais comme son nous \
            sa aux cette ont été ses être d l qu n c j s je vous elle leur même fait deux aussi si tout bien ces sans peut notre \
            votre mon très y où donc",
    ),
    (
        "oc",
        "de la lo e los las en un que per una es dins amb pas a al del son sus mas coma aquò se qu l d ont cal foguèt dels",
    ),
    (
        "ca",
        "de la el i que a en les els per un una amb del és no es al dels com l d s va ha més pel o són ser seva aquest aquesta però \
            han hi ens perquè també m n si molt tot sobre hem vam ho pot cap encara què fins quan on tots això som està ja ara sense entre \
            gràcies vaig",
    ),
    (
        "es",
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya \
            entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez \
            puede todos así nos ni parte tiene él uno donde bien tiempo mismo ese ahora gracias usted estoy",
    ),
    (
        "gl",
        "de a o que e do da en os no na as un unha por con se para non ao dos é como das polo máis pola súa seu foi á nos ou pero \
            coa son esta este moi tamén ten xa aos hai ata entre sobre onde cando",
    ),
    (
        "pt",
        "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando \
            muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles \
            estão você tinha foram essa num nem suas meu às minha têm numa pelos são",
    ),
    (
        "it",
        "di e il la che in a per un è del non una i le con si da della al sono dei come lo ha più o nel alla ma gli anche se delle \
            dal questo l d su mi ho dalla io nella ci era loro essere hanno ai stato sua suo c fatto quando molto ancora può cui \
            tra degli perché questa quello solo lei lui poi così",
    ),
    (
        "ro",
        "și şi de în la a cu nu pe că o să din un care este mai au fi pentru ca sunt cel dar se lui prin fost sau ce am îi după ale al \
            cele fără acest această ei prea lor unei său",
    ),
    (
        "la",
        "et in est non ad ut cum sed quod qui per ex si esse sunt etiam quam hoc aut eius ab quae ac enim nec me te se de a",
    ),
    ("eo", "la kaj de en estas ne mi al vi li ke por kun sed ĝi ili pri kiu kiel tio oni ni el estis sur pli"),
    ("ht", "ak nan yo pou ki se te li yon pa la a ap sou nou mwen w sa gen men tou kote fè l"),
    (
        "pl",
        "w i na z się nie do to że o jest a jak po od za co dla przez przy ale są ze był tym ich ma oraz czy może być było tego tylko go \
            lub już jako aby bardzo mnie mi które który która jego jej tak też pan będzie więc bo kiedy jestem proszę",
    ),
    (
        "cs",
        "a v se na je že s z do o to i k ve ale jsem jak jako jsou by po za pro nebo když který být tak už jen není bylo má od při \
            aby si které která byl byla tento co ten podle než také jeho bude mě mi ho jsme můžete prosím pak",
    ),
    (
        "sk",
        "a v sa na je že s z do o to i k vo ale som ako sú by po za pre alebo keď ktorý byť tak už len nie bolo má od pri aby si ktoré \
            ktorá bol bola tento čo ten podľa než aj jeho bude mňa mi ho sme môžete prosím však",
    ),
    (
        "sl",
        "in je v na se da za so ki z s pa ne o po tudi ni bi kot iz do pri od bil še že ali sem lahko ter je tako če le smo",
    ),
    (
        "hr",
        "i u je na se da za su od s a ne o iz što kao koji koja koje sam bi ali ili te biti nije do sa to po već ako će bio kako",
    ),
    ("lt", "ir kad yra su į iš į tai buvo ne bet o jis apie kaip po už nuo ar dar tik aš jo jos savo iki taip per"),
    ("lv", "un ir ar no uz par ka es tas kas bija viņš arī pie kā to nav bet vai pēc lai tika viņa gan savu"),
    (
        "et",
        "ja on ei et see oli aga ka ta kui mis oma ma siis nii kes seda või tema selle välja ning mida olid nad juba olen",
    ),
    (
        "fi",
        "ja on ei se että oli hän mutta joka niin kun ovat tai myös kuin ole jos vain nyt sen tämä minä olen mitä siitä mukaan jotka \
            voi sitä sekä ollut he me te minun ovat tämän kanssa jo vielä olisi kaikki",
    ),
    (
        "hu",
        "a az és hogy nem is egy de ez meg volt csak van ha még már mint ki azt el vagy lesz kell mert minden pedig akkor ezt nagyon én \
            ezek után szerint amely le fel ami lehet",
    ),
    (
        "tr",
        "ve bir bu için ile da de olarak çok daha o gibi ne kadar var olan ama en mi sonra ben değil her bunu ya ki onun beni şey \
            benim olduğu yok diye tarafından oldu göre ancak nasıl mı size bana",
    ),
    (
        "az",
        "və bir bu ilə üçün də da çox daha o kimi nə qədər var olan amma ən sonra mən deyil hər ki onun edir olunur",
    ),
    (
        "vi",
        "và của là có được cho trong không một với các người này đã những đến để khi như từ tôi về ra cũng lại ở nhiều vào sẽ bị đó \
            rất phải anh theo trên bạn thì làm",
    ),
    (
        "id",
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih kata tahun \
            sudah atau saat oleh menjadi orang ia telah adalah seperti kami kita dia bahwa anda sangat hanya belum masih dapat kepada jika \
            harus tetapi bagi lagi hal agar namun ketika",
    ),
    (
        "ms",
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke kerana tersebut boleh ada mereka lebih kata tahun \
            sudah atau oleh menjadi orang ia telah adalah seperti kami kita dia bahawa anda sangat hanya belum masih dapat kepada jika harus \
            tetapi bagi lagi hal agar namun ketika ialah iaitu daripada beliau",
    ),
    (
        "jv",
        "ing lan kang sing iku ana saka karo iki ora kanggo marang dadi uga wong aku dheweke yaiku utawa wis nalika kuwi",
    ),
    (
        "tl",
        "ang ng sa na mga at ay ni si ko hindi niya para kung ito may siya ako isang kanyang pa din mo ka rin lang po namin",
    ),
    (
        "sw",
        "na ya wa kwa ni katika za la kuwa yake hii cha kama hiyo huo wake yao sana pia kwamba alikuwa hakuna mimi yeye",
    ),
    ("cy", "y yn a i o yr ar mae ei am wedi bod gan oedd ac un eu fod roedd nid na i'r sydd ond gyda hyn fel dim"),
    ("ga", "an na agus ar i is a go le tá bhí sé do ní de ag sin siad nach ach mar ó bhfuil raibh leis ann"),
    ("gd", "an na agus air a is gu le tha bha e do chan de aig sin iad nach ach mar ann gun ri leis airson"),
    ("eu", "eta da ez bat ere du dira zen izan hau edo baina zuen bere dute den hori egin batean baino oso arte"),
    ("sq", "dhe të në e i për që një me më nga është u se nuk ka si do por ishte kjo ky janë pas kur mund edhe tij"),
    ("mt", "u li ta il l fil hu ma kien għal minn din dan mill bil fuq aktar dawn kienet hija"),
    (
        "ru",
        "и в не на что я с он как это по но к у из за от так о же для бы было все его только то мне меня когда уже вы да или ещё еще до \
            был если её мы они мы вас нас при чтобы этого был быть нет очень также может который где вам",
    ),
    (
        "uk",
        "і в у не на що я з він як це до але та за від так для бути було все його тільки коли вже ви або ще є ми вони який про й же \
            чи які була був мене вас нас також дуже якщо щоб із може треба після вам мені",
    ),
    (
        "be",
        "і ў на не што з як да ён у гэта па але для быў яна таксама ад я за ці ёсць яго былі мы яны калі каб гэтага вельмі",
    ),
    (
        "bg",
        "и на да в се за от не са е по със че като това които който ще с до си един но към или го му я той тя така при след само \
            беше има ли може много ми те аз",
    ),
    ("sr", "и у је да на се за са од су не као што који али био из то би ће а о сам или није до по како те које"),
    ("mk", "и на во да се за од не со го е ќе но како што тоа кои ги ме беше или ја до му сум по а овој"),
    ("kk", "және бір бұл мен деп үшін да де бар ол сол жоқ емес еді болып осы оның"),
    (
        "el",
        "και να το της του η ο την τα με για που από είναι στο δεν θα σε τη των οι στην ότι τους μας έχει αυτό αλλά μου ένα στη",
    ),
    ("he", "של את על לא זה עם כי הוא גם או אם אני היא כל יש אבל מה אין רק היה אל כמו לי עוד הם זאת אנחנו"),
    ("yi", "איז די און ניט פון אין צו דער דאס איך מיט האט אויף אז נישט וואס א ער זיי"),
    (
        "ar",
        "في من على إلى الى أن ان هذا التي الذي عن مع ما لا كان هذه ذلك بعد قد كل أو لم كما بين هو هي إن لن عند ثم حيث أي لكن غير",
    ),
    (
        "fa",
        "و در به از که این را با است برای آن یک های خود تا بر هم نیز شده می اما یا شما ما من بود هر باید نمی کرد کند",
    ),
    ("ur", "کے میں کی ہے سے کا کو اور نے پر یہ کہ ہیں ایک بھی نہیں تھا ہو اس جو تو ہم وہ کر گیا"),
    ("ps", "د په چې او له کې ته سره دی یې دا هم نه هغه یو وي لپاره"),
    ("hi", "के में की है से का को और ने पर यह कि हैं एक भी नहीं था हो इस जो तो हम वह कर गया लिए मैं आप थे थी ही"),
    ("mr", "आहे आणि या ते मध्ये होते हे एक आहेत की व होता त्या मी करून नाही"),
    ("ne", "छ र को मा ले छन् यो हो लागि पनि भएको गरेको एक हुन्छ थियो गर्न"),
];

/// Languages that are not told. They are near to one that is, or were not tried.
pub(super) const UNTOLD: &[&str] = &[
    "af", "fy", "nds", "lb", "fo", "oc", "gl", "la", "eo", "ht", "sl", "hr", "lt", "lv", "et", "az", "ms", "jv", "tl",
    "sw", "cy", "ga", "gd", "eu", "sq", "mt", "be", "sr", "mk", "kk", "yi", "ps", "mr", "ne",
];
