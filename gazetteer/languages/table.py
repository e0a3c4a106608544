"""The languages that are read, how well, and what of their grammar finding names needs: declared here and nowhere else.

All words are folded, as :func:`gazetteer.names.key` does it: "ё" is "е", "й" is "и", "ة" is "ه", "ß" is "ss".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

__all__ = ["LANGUAGES", "Language", "name_of", "primary"]


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


def endings(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of an ending in a text and of the dictionary, written ``en>e``; ``-`` is none."""
    pairs = (pair.split(">") for pair in text.split())
    return tuple((one.replace("-", ""), other.replace("-", "")) for one, other in pairs)


@dataclass(frozen=True)
class Language:
    """A language in which places are found.

    Attributes
    ----------
    code, name : str
        ISO 639-1, and what English calls it.
    read : str
        How well places are found, in words: those of the table in the documentation.
    capitals : bool
        Whether names begin with a capital.
    nouns : bool
        Whether every noun does.
    latin : bool
        Whether it is written in Latin letters.
    usual : frozenset of str
        Commonest words, by which the language is known.
    inside, beside : frozenset of str
        Words before a name that say it is a place, and those that may stand before one.
    of : frozenset of str
        Words between a noun and the name of a place: "the city of".
    heads : frozenset of str
        Nouns that say what place is named behind them, such as "city".
    offices : frozenset of str
        Offices that a place has, which say so with "of" between them, or in Arabic and Persian at once.
    generic : frozenset of str
        Small words with which a name may begin: "mar Negro".
    articles : frozenset of str
        Articles; a town takes none.
    contracted : mapping of str to str
        Words that hold a name's own article: French "au" is "à" and "le" of Le Caire.
    peoples : frozenset of str
        Names of lands that are those of their people behind an article: "die Schweden".
    titles : frozenset of str
        Words behind which a person is named.
    clitics : tuple of str
        What is written together with the word behind it, the longest first.
    endings : tuple of (str, str)
        Endings in a text, and what stands there in the nominative.
    lands : frozenset of str
        Codes of ISO 3166-1 of the countries where it is at home, whose places are named more often.
    adjectives : tuple of (str, str)
        The same for names of several words.
    sure : frozenset of str
        Names that are places though they are frequent words.
    never : frozenset of str
        Words that are no places where nothing says so, though some place is called so.
    """

    code: str
    name: str
    read: str = ""
    capitals: bool = True
    nouns: bool = False
    latin: bool = True
    usual: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    contracted: Mapping[str, str] = field(default_factory=dict)
    peoples: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    clitics: tuple[str, ...] = ()
    endings: tuple[tuple[str, str], ...] = ()
    adjectives: tuple[tuple[str, str], ...] = ()
    lands: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    def forms(self, word: str, several: bool = False) -> tuple[str, ...]:
        """The words of the dictionary that a word of a text may be, itself first.

        Parameters
        ----------
        word : str
            Folded.
        several : bool
            Whether it is one of the words of a name.

        Returns
        -------
        tuple of str

        Examples
        --------
        >>> LANGUAGES["ru"].forms("москве")[:1], "москва" in LANGUAGES["ru"].forms("москве")
        (('москве',), True)
        >>> LANGUAGES["de"].forms("schwarzen", several=True)
        ('schwarzen', 'schwarze', 'schwarzer', 'schwarzes')
        """
        return _forms(self.endings + self.adjectives if several else self.endings, word)


_STEM = 2
"""Letters that are left of a word, at least, behind which an ending is one."""


@cache
def _forms(table: tuple[tuple[str, str], ...], word: str) -> tuple[str, ...]:
    found = {word: None}
    for ending, nominative in table:
        stem = word[: len(word) - len(ending)]
        if word.endswith(ending) and len(stem) + len(nominative) >= _STEM and len(stem) > 1:
            found[stem + nominative] = None
    return tuple(found)


_RUSSIAN = endings(
    "а>- у>- ом>- ым>- е>- я>ь ю>ь ем>ь е>ь и>ь ью>ь я>и ю>и ем>и е>и"  # Лион, Ярославль, Казань, Китай
    " ы>а и>а е>а у>а ои>а и>я е>я ю>я еи>я"  # Москва, Рига, Сирия
    " ов>ы ам>ы ами>ы ах>ы ->ы ов>и ев>и ам>и ями>и ям>и ах>и ях>и"  # Нидерланды, Афины, Гималаи
    " а>о у>о ом>о е>о я>е ю>е ем>е"  # Косово, море
    " ого>ыи ому>ыи ым>ыи ом>ыи его>ии ему>ии им>ии ем>ии ого>ии ому>ии ом>ии ого>ои ому>ои ом>ои"  # Грозный, Нижний
    " ои>ая ую>ая еи>яя юю>яя ого>ое ому>ое ым>ое ом>ое его>ее ему>ее им>ее ем>ее"  # Южная Корея, Чёрное море
    " ка>ок ке>ок ку>ок ком>ок ца>ец це>ец цу>ец цом>ец рла>рел рле>рел рлу>рел рлом>рел"  # Торжок, Череповец, Орёл
    " ых>ые ым>ые ыми>ые их>ие им>ие ими>ие"  # Соединённые Штаты
)
_GERMAN = endings("s>- es>- n>-")  # Deutschlands, den Niederlanden
_GERMAN_ADJECTIVES = endings("en>e en>er en>es em>es er>e")  # im Schwarzen Meer
_PERSIAN = endings("اي>ا وي>و")  # ezafe behind a vowel: آمریکای

_TABLE = (
    Language("en", "English", "well", usual=words("the of and to is that it with his from")),
    Language(
        "ar",
        "Arabic",
        "fairly well",
        capitals=False,
        latin=False,
        lands=words("AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TN YE"),
        usual=words("في من علي الي ان التي عن مع هذا هذه ما كان قد كما بعد الذي و بين قال لا"),
        inside=words(
            "في الي بين نحو عبر قرب غرب شرق شمال جنوب شمالي جنوبي شرقي غربي وسط داخل خارج باتجاه صوب وفي"
        ),
        beside=words("من عن علي و مع ضد ان والي ومن حول"),
        heads=words(
            "مدينه محافظه ولايه بلده قريه العاصمه عاصمه ميناء مطار جزيره اقليم منطقه مخيم قضاء ريف مقاطعه حي معبر"
            " مدينتي محافظتي بلدتي قريتي سواحل ساحل حدود سفاره جامعه جمهوريه دوله مملكه بميناء بمدينه لمدينه ومدينه"
            " بمحافظه ومحافظه لمحافظه والعاصمه بالعاصمه بلده ببلده مرفا سوق شوارع نهر بحيره جبل"
        ),
        offices=words("محافظ والي عمده حاكم امير سفير بلديه برلمان رييس جيش شرطه قوات حكومه سكان اهالي شعب"),
        titles=words(
            "الرييس السيد السيده الدكتور الدكتوره القاضي المدرب اللاعب الشيخ الامير الملك المهندس اللواء العميد العقيد"
            " النقيب المحامي المحاميه الكاتب الفنان الفنانه بن ابن بنت"
        ),
        clitics=("وب", "ول", "فب", "فل", "و", "ف", "ب", "ل", "ك"),
        sure=words(
            "غزه القدس تونس الاردن العراق جده مكه حلب عدن الرياض الكويت عمان بيروت صنعاء الموصل حمص دبي برشلونه"
            " مانشستر ليفربول ميلان بوسطن شيكاغو بنغازي جنيف فرانكفورت تورنتو سيدني ميونخ ميونيخ نابولي سياتل هيوستن"
            " طنجه غرناطه بورسعيد عكا نابلس صيدا يافا حيفا النجف كربلاء الرمادي القطيف الدمام اللاذقيه ادلب الرقه درعا"
            " تدمر الشارقه رفح الفلوجه مومباي كراتشي لاهور بروكلين مانهاتن هامبورغ مرسيليا ليون حماه تعز سرت مراكش"
        ),
        never=words(
            "المدينه الجديد الجديده الجزيره الشرقيه الغربيه الشماليه الجنوبيه الوسطي الشمال الجنوب الداخليه الثوره"
            " العاصمه مالي الحريه الباب الخبر البيضاء الابيض العلم الخميس الاربعاء الساحل الوادي وادي فارس المركزيه"
            " الحدود النور السلام الامل الوحده الجمهوريه الاتحاد المركز الزعيم القصر البرج السد الظاهره النجمه المالي"
            " مدينه دوله سنه يوما يوميا كيف جامعه بلد وقف نادي ناديا امن بيان الحد العين حولي سلسله ميه"
            " الاف الافا وان البحريه الساحليه"
        ),
    ),
    Language(
        "fa",
        "Persian",
        "fairly well",
        capitals=False,
        latin=False,
        lands=words("IR AF TJ"),
        usual=words("و در به از كه را اين است با ان براي تا مي بر خود شد هم شده يا بود"),
        inside=words("در سوي نزديك نزديكي شرق غرب شمال جنوب اطراف راه وارد ميان مقصد"),
        beside=words("به از تا و با بين عليه"),
        heads=words(
            "شهر استان شهرستان روستاي روستا بندر پايتخت ايالت جزيره منطقه فرودگاه كشور ولايت سواحل ساحل خليج"
            " درياي درياچه رود شهرهاي كشورهاي استانهاي مرز پليس ارتش سفير سفارت دانشگاه جمهوري پايتختش"
        ),
        offices=words("فرماندار استاندار شهردار بخشدار پليس مردم دولت ارتش سفير مقامهاي مقامات نماينده رييس"),
        titles=words("اقاي خانم دكتر سردار سرهنگ مهندس قاضي سيد حاج شيخ ايت الله استاد"),
        endings=_PERSIAN,
        sure=words(
            "قم رم غزه منچستر مونيخ تورنتو بارسلونا هامبورگ فرانكفورت شيكاگو بوستون موصل كربلا نجف بصره حلب ونيز ژنو"
            " لاهه استانبول كلن ليورپول بمبئي كراچي لاهور سيدني اصفهان مشهد شيراز تبريز اهواز كرج رشت"
        ),
        never=words(
            "من ساري جنوبي غربي شرقي شمالي ميانه نور مالي بم بار مركزي مهر بهار فارس خبر ميدان شهرك"
            " سرباز انار خاتم دير پرديس بافت تفت"
            " دوشنبه گرمي ايوان روم مردان كردان راهي ولايت صحنه برده توي ورود استانه انديشه دارين خمير درميان بندر"
            " بنادر محلات مركز شورش اشرف شوش قدس كوثر اراك پيشين دربند چين اند اب ها هاي خانه"
        )
        - words("اراك چين قدس شوش فارس"),
    ),
    Language(
        "es",
        "Spanish",
        "well",
        lands=words("AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PR PY SV UY VE"),
        usual=words(
            "de la que el en los del se las por un para con una su al como lo fue ha este esta pero sus"
        ),
        inside=words("en hasta desde hacia entre"),
        beside=words("de a del al para por contra con y e o sobre"),
        of=words("de del"),
        heads=words(
            "ciudad capital provincia region estado municipio localidad puerto isla aeropuerto departamento pueblo"
            " distrito republica universidad gobierno sur norte este oeste costa frontera"
        ),
        offices=words(
            "alcalde alcaldesa gobernador gobernadora vecino vecina vecinos natural obispo arzobispo"
            " residentes habitantes nacido nacida"
        ),
        generic=words(
            "mar oceano golfo estrecho canal islas isla rio lago bahia cordillera montes monte montanas peninsula"
            " desierto franja altos norte sudeste"
        ),
        articles=words("el la los las un una unos unas su sus este esta"),
        contracted={"del": "el", "al": "el"},
        titles=words("don dona senor senora sr sra dr dra"),
        never=words("sur norte este oeste centro union santa san paz don brent cruz") | {"cruz roja"},
    ),
    Language(
        "fr",
        "French",
        "well",
        lands=words("BE BF BJ CA CD CG CH CI CM DZ FR GA GN HT LU MA MC MG ML NE SN TD TG TN"),
        usual=words(
            "de la le et les des en un une du que est dans qui pour par au sur pas plus ne se ce ont avec il"
        ),
        inside=words("a en vers depuis dans entre"),
        beside=words("de d du des au aux l et ou par pour contre sur avec"),
        of=words("de d du des"),
        heads=words(
            "ville capitale province region commune port ile aeroport village district departement universite"
            " banlieue large nord sud est ouest frontiere gouvernement etat"
        ),
        offices=words(
            "maire prefet habitant habitants habitante originaire eveque archeveque ne nee venu venus gouverneur"
        ),
        generic=words(
            "mer ocean golfe detroit canal iles ile fleuve lac baie mont monts montagnes cordillere peninsule desert"
            " bande plateau"
        ),
        articles=words("le la les un une son sa ses ce cette l"),
        contracted={"au": "le", "du": "le", "aux": "les", "des": "les"},
        titles=words("m mme monsieur madame mlle me maitre dr"),
        never=words("nord sud est ouest centre union saint sens orange elysee orsay")
        | {"la croix rouge", "croix rouge"},
    ),
    Language(
        "de",
        "German",
        "well",
        nouns=True,
        lands=words("AT CH DE LI LU"),
        usual=words(
            "der die und das den von zu mit sich des auf fur ist im dem nicht ein eine als auch es an werden"
        ),
        inside=words("in nach aus bei nahe"),
        beside=words("von bis uber um zwischen gegen fur vor und oder durch im am zu mit"),
        of=words("von in"),
        heads=words(
            "stadt stadten hauptstadt dorf gemeinde kanton departement gouvernement provinz region"
            " hafenstadt bundesland kreis flughafen insel"
            " grossstadt metropole bundesstaat ort hafen raum landkreis bezirk universitat kleinstadt"
            " staatsanwaltschaft landgericht amtsgericht uni messe klinikum bistum grossraum nordlich sudlich"
            " ostlich westlich"
        ),
        offices=words(
            "burgermeister oberburgermeister burgermeisterin landrat bischof erzbischof nahe rande umgebung zentrum"
        ),
        articles=words(
            "der die das den dem des ein eine einen einem einer eines kein keine keinen seine seinen seiner ihre ihren"
            " ihrer im am zum zur vom beim ins ans dieser diese dieses diesem diesen"
        ),
        peoples=words("polen schweden ungarn sachsen bayern hessen schwaben franken"),
        titles=words("herr herrn frau dr prof"),
        endings=_GERMAN,
        adjectives=_GERMAN_ADJECTIVES,
        sure=words(
            "berlin munchen koln hamburg wien frankfurt stuttgart bayern hannover dresden bremen dusseldorf leipzig"
            " dortmund bonn nurnberg zurich rom paris london hessen sachsen brandenburg freiburg mainz moskau salzburg"
            " augsburg karlsruhe mannheim thuringen wiesbaden basel bern heidelberg darmstadt wurzburg kassel kiel"
            " bielefeld potsdam regensburg aachen graz brussel bochum duisburg erfurt tubingen jena linz chemnitz"
            " rostock wolfsburg paderborn trier konstanz tirol prag innsbruck athen venedig florenz genf mailand"
            " magdeburg braunschweig gottingen"
        ),
        never=words(
            "mann essen halle zug singen region normal hof leiden reisen mitte west nord sud ost hart gold bau stein"
            " see tor rest bar mission strand tal dom horn eisen weiden baden not park burg berge landen gras rauch"
            " lander klang rand mut best time landes siegen regen wagen gerat kapelle ort monster platte ofen teller"
            " hagen kanton leer ware person union werder adler marathon olympia minden emden schwerin gera"
        )
        - words("minden emden schwerin gera hagen siegen"),
    ),
    Language(
        "ru",
        "Russian",
        "well",
        latin=False,
        lands=words("BY KG KZ RU UA"),
        usual=words("и в не на что с по как это из к но он за от для его было а о все так же при до"),
        inside=words("в во из под над у около возле через близ вокруг"),
        beside=words("на к от до для с со между за по против и"),
        heads=words(
            "город города городе городом городу городах столица столице столицы столицу столицеи область области"
            " раион раионе раиона деревня деревне село селе поселок поселке порт порту порта остров острове"
            " острова провинция провинции республика республики республике штат штате штата аэропорт аэропорту"
            " аэропорта граница границы севере юге западе востоке"
        ),
        offices=words(
            "губернатор губернатора губернатору губернатором мэр мэра глава главы власти властеи властям жители жителеи"
            " жителям жителями население полиция полиции прокуратура прокуратуры правительство правительства парламент"
            " парламента президент президента премьер министр министра посольство посольства посол улицах улицы центр"
            " центре пригороде окрестностях граждан гражданин армия армии граница границы границу границе епископ"
        ),
        titles=words("господин госпожа г"),
        endings=_RUSSIAN,
        never=words("север юг запад восток центр союз мир россииская"),
    ),
)

LANGUAGES = {language.code: language for language in _TABLE}
"""Every language that is read, by its code."""

_NAMES = dict(
    pair.split(":")
    for pair in (
        "af:Afrikaans am:Amharic ar:Arabic az:Azerbaijani be:Belarusian bg:Bulgarian bn:Bengali bs:Bosnian "
        "ca:Catalan cs:Czech cy:Welsh da:Danish de:German el:Greek en:English eo:Esperanto es:Spanish et:Estonian "
        "eu:Basque fa:Persian fi:Finnish fr:French ga:Irish gl:Galician gu:Gujarati he:Hebrew hi:Hindi hr:Croatian "
        "ht:Haitian hu:Hungarian hy:Armenian id:Indonesian is:Icelandic it:Italian ja:Japanese jv:Javanese "
        "ka:Georgian kk:Kazakh km:Khmer kn:Kannada ko:Korean ku:Kurdish ky:Kyrgyz la:Latin lb:Luxembourgish lo:Lao "
        "lt:Lithuanian lv:Latvian mg:Malagasy mk:Macedonian ml:Malayalam mn:Mongolian mr:Marathi ms:Malay "
        "mt:Maltese my:Burmese nb:Norwegian ne:Nepali nl:Dutch nn:Norwegian no:Norwegian or:Odia pa:Punjabi "
        "pl:Polish ps:Pashto pt:Portuguese ro:Romanian ru:Russian rw:Kinyarwanda se:Sami si:Sinhala sk:Slovak "
        "sl:Slovene so:Somali sq:Albanian sr:Serbian sv:Swedish sw:Swahili ta:Tamil te:Telugu tg:Tajik th:Thai "
        "ti:Tigrinya tl:Tagalog tr:Turkish ug:Uyghur uk:Ukrainian ur:Urdu uz:Uzbek vi:Vietnamese xh:Xhosa "
        "yi:Yiddish yo:Yoruba zh:Chinese zu:Zulu"
    ).split()
)


def primary(code: str) -> str:
    """The language of a code of BCP 47, in small letters, without country and script."""
    return re.split(r"[-_]", code.strip().lower())[0]


def name_of(code: str) -> str:
    """Name a language in English.

    Parameters
    ----------
    code : str
        BCP 47, such as ``de`` or ``pt-BR``.

    Returns
    -------
    str
        The code itself where it is not among the hundred commonest.

    Examples
    --------
    >>> name_of("pt-BR"), name_of("tlh")
    ('Portuguese', 'tlh')
    """
    return _NAMES.get(primary(code), code)
