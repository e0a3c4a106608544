"""Words that tell how a toponym beside them is used.

Sets of English words in small letters, grouped by what they say about the place before or after them. They
are the vocabulary of the rules in :mod:`gazetteer.uses`.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text.

    Parameters
    ----------
    text : str
        Words with spaces between them.

    Returns
    -------
    frozenset of str
        Each once.
    """
    return frozenset(text.split())


DIRECTIONS = words(
    """north south east west centre center northeast northwest southeast southwest northern southern eastern
    western central northeastern northwestern southeastern southwestern"""
)
TIMES = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sept sep oct nov dec week month
    year
    night morning afternoon evening weekend day days today yesterday tomorrow earlier late later early last
    this next ago recently overnight midnight noon"""
)
FUNCTION = words(
    """a an the this that these those and or but nor so yet if when while where who whom whose which what
    why how
    as at by for from in into of off on onto out over to up upon with within without about above across after
    against along amid among around before behind below beneath beside besides between beyond despite down
    during
    except inside like near outside past per since than through throughout till toward towards under until
    unlike
    via versus vs he she it they we you i his her its their our your him them us my not no also too again even
    just only still now then there here already ever never however meanwhile both all some any each every
    because although though whether once instead together rather back away ahead else is are was were be been
    being am has have had having do does did will would shall should can could may might must cannot
    alone today yesterday tonight tomorrow again soon later alongside aboard atop regardless""",
)
AUXILIARIES = words("has have had will would shall should could may might must can cannot does did do needs")
COPULAS = words("is was are were")
CONJUNCTIONS = words("and or & nor")

_VERBS = """say tell announce launch vow claim condemn retaliate warn threaten deny confirm insist urge demand accuse
    blame agree refuse reject accept promise pledge declare admit acknowledge argue believe consider decide
    deploy develop enrich expect fear fire fail hope ignore impose intend invade invest justify lift lose
    maintain manage mourn negotiate offer oppose order permit pick pull pursue react recall recognise
    recognize
    remain reply respond resume send seek see shoot sign stop strike suffer supply support suspend take test
    think train try underestimate use violate vote want withdraw want welcome win wage weigh wait carry bomb
    approve arrest assassinate attack avenge ban call cease challenge close concede contend defend destroy
    down
    drop end escalate evacuate expel face fight give grow halt harbor harbour hit hold host keep kill know
    lead
    lie make mean meet move need open own pay plan prepare press pressure protest prove provide push put raise
    release repeat report restore return reveal risk rule run ruin serve set share show side spend stage stand
    start state summon surrender swear target urge value view wish work add ask back become begin build
    buy choose
    come create cut describe dismiss do exchange go happen have join learn let live owe possess reach sell
    signal
    stay turn lack object answer explain apologise apologize admit comply cooperate disarm halt intervene
    meddle
    mediate play resolve respect tackle"""
_IRREGULAR = {
    "say": "said", "tell": "told", "lose": "lost", "pay": "paid", "send": "sent", "seek": "sought", "see": "saw",
    "shoot": "shot", "strike": "struck", "take": "took", "think": "thought", "withdraw": "withdrew", "win": "won",
    "fight": "fought", "give": "gave", "grow": "grew", "hit": "hit", "hold": "held", "keep": "kept", "know": "knew",
    "lead": "led", "lie": "lay", "make": "made", "mean": "meant", "meet": "met", "put": "put", "run": "ran",
    "set": "set", "show": "showed", "spend": "spent", "stand": "stood", "swear": "swore", "become": "became",
    "begin": "began", "build": "built", "buy": "bought", "choose": "chose", "come": "came", "cut": "cut",
    "do": "did", "go": "went", "have": "had", "let": "let", "sell": "sold",
}  # fmt: skip


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


def _past(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


BASE_VERBS = words(_VERBS)
AMBIGUOUS = words(
    """attacks strikes claims demands calls plans moves targets forces protests offers orders fears hopes
    tests
    uses votes views supports reports returns works plots needs visits raids bombs drops ends fires faces hits
    holds hosts kills losses lives protests sides signals stages stands starts states talks tours trains turns"""
)
THIRD_PERSON = frozenset(map(_third, BASE_VERBS)) - AMBIGUOUS
PAST = frozenset(map(_past, BASE_VERBS)) | {"mulled", "planned", "banned", "stopped", "put", "swore"}
SPEECH = words(
    """said says say told tells announced announces condemned condemns warned warns insisted insists
    denied denies
    confirmed confirms vowed vows claimed urged urges accused accuses declared declares demanded agreed
    rejected
    refused declined responded replied acknowledged believes believed wants wanted hopes ordered blamed blames
    dismissed welcomed called stated promised pledged threatened retaliated"""
)
EXPERIENCES = words(
    """see sees saw seen remain remains remained become becomes became lie lies lay lose loses lost begin
    begins
    began come comes came grow grows grew grown stand stands stood suffer suffered host hosts hosted hold
    held go
    goes went fall falls fell stop stopped stay stays stayed been experienced reopened closed changed turned"""
)
PLACE_VERBS = words(
    """leave leaves leaving left enter enters entering entered visit visits visiting visited reach reaches
    reaching
    reached flee flees fleeing fled cross crosses crossing crossed exit exiting exited tour tours touring
    toured
    invade invades invading invaded occupy occupies occupying occupied quit quitting rock rocks rocking
    rocked hit
    hits hitting struck shook bomb bombs bombing bombed shell shelled pound pounded bombard bombarded liberate
    liberated evacuate evacuated traverse overfly overflew besieged devastated ravaged patrol patrolled
    surrounding encircled captured seized retake retook recaptured stormed targeted""",
)
ADDRESSED = words(
    """told tells tell warned warns warn warning accused accuses accuse accusing blamed blames blame
    blaming urged
    urges urge urging asked asks ask asking pressed pressing pressured pressuring condemned condemning
    criticised
    criticized criticising criticizing sanctioned threatened threatens threatening threaten provoke provoked
    provoking confront confronting confronted deter deterring deterred contain containing helped help helping
    support supporting supported oppose opposing opposed force forced forcing bring bringing brought expect
    expects expected expecting let lets letting make makes making made see sees seeing saw want wants wanted
    accept back backs backing backed join joins joining joined meet met thank thanked anger angered angering
    punish punished punishing cripple weaken strengthen hurt challenge challenged challenging pit pitted trust
    persuade convince allow allowed allowing enable demand demanding consult consulted assure assured reassure"""
)
LOCATIVES = words(
    "in inside within outside across throughout near into onto through beyond at from around along off above "
    "underneath amidst nearby"
)
SPATIAL = DIRECTIONS | words(
    """airspace territory territories border borders frontier frontiers soil coast coastline coasts shore
    shores
    skies sky airport airports airfield street streets suburb suburbs outskirts area areas region regions
    province
    provinces city cities town towns village villages capital mountains mountain hills desert deserts interior
    waters countryside neighborhood neighborhoods neighbourhood neighbourhoods district districts zone
    zones road
    roads highway highways port ports harbor harbour valley hospital hospitals prison square cemetery airbase
    airbases base bases lake river rivers island islands heartland hinterland metro residents resident
    landscape
    terrain environs centre center downtown quarter bridge bridges station stadium hotel hotels market lawn
    grounds gate gates campus compound mosque mosques church churches museum university universities site
    sites
    facilities refinery refineries oilfields oilfield basin plain plains peninsula gulf sea riverbank
    marshes tip edge corner"""
)
HAPPENINGS = words(
    """stampede crush bombing bombings attack attacks protest protests rally rallies funeral funerals
    earthquake
    quake flood floods flooding crash explosion explosions blast blasts fire fires shooting shootings siege
    massacre strike strikes summit conference clashes riot riots march procession processions airstrike
    airstrikes
    raid bombardment burial demonstration demonstrations landslide storm storms heatwave wildfire wildfires"""
)
NATURAL = words(
    "earthquake quake flood floods flooding crash landslide storm storms heatwave wildfire wildfires weather "
    "winter summer"
)
PEOPLE = words(
    """troops troop forces force soldiers soldier military army navy personnel officials official leader
    leaders
    lawmakers lawmaker president minister ministers premier government governments administration authorities
    authority regime general generals commander commanders commander-in-chief spokesman spokeswoman
    spokesperson
    envoy envoys ambassador diplomats diplomat diplomacy negotiators citizens citizen nationals national
    allies
    ally militia militias militants fighters rebels police governor mayor parliament congress senate senators
    senator lawyers court courts team delegation delegates students staff aide aides adviser advisers advisor
    advisors correspondent correspondents secretary analyst analysts expert experts intelligence coalition
    contractor contractors workers media television tv radio newspaper newspapers press pilots marines
    veterans
    establishment elite bureau desk chief chiefs director head deputy opposition public voters hawks hawk
    pointman representative representatives members member counterpart counterparts companies company
    firms firm
    banks bank clerics cleric supreme foreign defense defence prime interior finance oil state"""
)
THINGS = words(
    """policy policies sanctions sanction deal deals talks talk crisis crises conflict conflicts war wars
    nuclear
    missile missiles ballistic rocket rockets drone drones stocks stock shares market markets economy currency
    relations ties tensions tension strategy attack attacks strike strikes campaign embassy consulate presence
    influence election elections embargo trade dollar exports imports gas assets interests dossier file plan
    proposal agreement accord program programme invasion occupation mission operation operations threat
    threats
    response visa visas passport flag law laws rivalry dispute standoff issue question debate budget vote
    statement statements briefing remarks meeting protests protest strikes peace process consulates sites
    fans team squad coach side match final striker player players title league cup tour tournament"""
)
HEADS = PEOPLE | THINGS
ORGANISATIONS = words(
    """war wars airlines airline airways air agency broadcasting corporation corp company times post
    herald star
    tribune gazette journal daily news university college school bank accord accords agreement treaty
    pact convention protocol revolution institute institution council commission committee authority
    association
    organization organisation federation foundation fund group network party movement front brigades
    brigade army force forces corps guard
    guards club fc united stock exchange ministry department congress senate house court centre center
    museum theatre theater orchestra philharmonic opera ballet olympics games cup championship league
    grand prix
    summit dialogue forum initiative plan project programme program study review report act bill examiner
    observer monitor consensus doctrine syndrome papers files deal fair festival biennale marathon derby
    petroleum oil gas motors steel telecom electric holdings partners capital securities crisis"""
)
NAMED_BEFORE = words(
    """air bank university radio team miss voice mission republic institute embassy consulate college church
    hotel cafe force front army movement friends council committee society museum club operation route free
    visit invest save boycott occupy rock radio"""
)
SKIPPED = (
    DIRECTIONS
    | words(
        """the its their his her our neighbour neighbor neighbours neighbors neighbouring neighboring nearby
    mainland
    greater downtown capital hometown city town port village province country nation state region war torn
    ravaged entire whole all today modern oil rich both present old inner rural urban home stricken occupied
    of-the-country so-called upper lower southernmost northernmost area kingdom republic emirate"""
    )
) - {"centre", "center", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
SPATIAL_OF = (
    SPATIAL
    | DIRECTIONS
    | words(
        """part parts outside side map maps invasion occupation bombing bombardment native natives resident
    residents most much rest half third all
    people population peoples citizens inhabitants children women heart imagery images photos picture
    liberation
    reconstruction history kilometres kilometers km miles out geography edges top bottom control partition
    breakup
    governor mayor bishop archbishop siege fall capture battle outside towns invasions destruction plains
    ruins breakup break-up climate landscape tour visit"""
    )
)
POLITICAL = words(
    """ties tied tie loyal loyalty linked links link allied allied-to aligned answer answers answered
    beholden message
    messages gift blow response responses respond responded warning warnings letter letters concession
    concessions
    challenge challenges threat threats hostile hostility opposed opposition sympathetic offer offers
    reply replied
    appeal appeals appealed slap sanctions sanction blamed blame pressure imposed reimposed impose focus
    demands
    demand opportunity setback headache victory defeat favour favor policy policies stance attitude
    approach posture
    strategy sold owed owe commitment commitments committed alternative alternatives embarrassment boost
    reference references signal signals concern happen happened happening matter matters important
    unacceptable
    according thanks due stake addressed listen listened turn turned speak speaks spoke"""
)
MOTION = words(
    """ride rides rode emigrate emigrated immigrate immigrated emigrating migrate migrated commute go goes
    went going gone travel travels travelled traveled travelling traveling fly flies flew flown flying
    flight flights return returns returned returning trip trips visit visits visited move moves moved
    moving deploy
    deploys deployed deploying deployment sent send sending sends withdraw withdraws withdrew withdrawal
    withdrawn
    withdrawing back headed heading heads head journey fled flee fleeing road route way drive drove driven
    bring
    bringing brings brought ship ships shipped shipping shipment shipments came come comes arrived arrive
    transfer
    transferred transfers relocated relocate relocating evacuated left leave leaves leaving bound depart
    departed
    departing departs sail sailed embarked close next adjacent north south east west northeast northwest
    southeast
    southwest welcome welcomed invited repatriated flown rushed marched march moved smuggled delivered
    exported
    exports spread spreads highway train bus tour pilgrimage pilgrims deported extradited redeployed extends
    extended carried taken took take access entry supply supplies delivery deliveries"""
)
FROM_SPEAKERS = words(
    """threat threats pressure message messages response responses support statement statements letter letters
    permission approval aid backing order orders help funding assurances assurance guarantee guarantees demand
    demands criticism warning warnings reaction reactions condemnation request requests instructions word sign
    signs comment comments concessions denial denials reply sanctions hostility danger provocation
    provocations
    aggression guidance money independent independence distance distanced recognition"""
)
PHYSICAL = words(
    """attack attacks strike strikes raid raids bombing bombings assault assaults missile missiles rocket
    rockets
    march marched advance advanced advancing descended descend bombs invasion rained airstrike airstrikes
    landed
    fell converged fired launched incursion incursions siege"""
)
OVERHEAD = words(
    "flight flights flew flown fly flying skies sky airspace shot downed plane planes aircraft drone drones missiles "
    "rockets jets jet smoke sun hovered circled"
)
BETWEEN_PLACES = words(
    """border borders road roads highway highways route routes flight flights flew distance halfway travel
    travels
    travelled traveled shuttled located lies lie situated railway pipeline frontier strait line sandwiched
    corridor wedged trains train buses"""
)
TITLES = words(
    """mr mrs ms dr prof professor president gen general lt col colonel maj major capt captain sgt sergeant
    sheikh shaikh ayatollah imam sayyid senator sen rep congressman congresswoman judge justice king queen
    prince
    princess lord lady sir dame emir sultan sister brother father aunt uncle coach actor actress singer author
    actor-director miss madam mullah hojatoleslam brigadier lieutenant admiral commander director chancellor"""
)
GIVEN = words(
    """bashar hafez hafiz maher basil bassel rifaat asma asmaa riad assef george denzel kerry booker dinah
    isaiah
    john james jack jackie michael mike david robert bob william bill richard joseph joe thomas tom
    charles charlie
    christopher chris daniel dan matthew matt anthony tony mark donald don steven steve paul andrew andy
    kenneth
    ken joshua kevin brian ronald ron timothy tim jason jeffrey jeff ryan jacob gary nicholas nick eric
    stephen
    jonathan larry justin scott brandon benjamin ben samuel sam frank gregory greg raymond ray patrick pat
    alex
    alexander jerry dennis mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa
    betty margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
    rebecca laura
    helen sharon cynthia kathleen amy anna ann anne angela ruth brenda pamela nicole katherine virginia
    catherine
    christine samantha janet carolyn maria heather diane julie joyce victoria kelly christina joan evelyn
    ali ahmed ahmad mohammed mohammad muhammad hassan hussein hossein mahmoud mustafa omar ibrahim abdul
    abdullah
    khalid yusuf youssef karim fatima jamal kamal nasser saddam qasem reza irving keyshia tarana peter simon"""
)
GIVEN_PLACES = words(
    """paris london jordan chad israel georgia austin sydney florence virginia carolina madison brooklyn
    dakota
    charlotte savannah kenya india china america asia jackson lincoln houston cairo milan dallas denver
    phoenix
    montana alexandria victoria adelaide kingston chelsea holland ireland vienna geneva verona sofia valencia
    orlando washington kerman santiago lourdes aspen raleigh tyler bristol preston jerusalem bethlehem rome troy"""
)
STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|"
    "Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|"
    "Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|"
    "Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|"
    "West Virginia|Wisconsin|Wyoming|Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|Mass|Mich|Minn|Miss|Mo|Mont|"
    "Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Wash|Wis|Wyo|N\\.H|N\\.J|N\\.M|N\\.Y|N\\.C|N\\.D|R\\.I|S\\.C|S\\.D|W\\.Va"
)
GROUNDS = words(
    """square township heights park avenue street beach island islands springs falls hills lake river bay
    valley
    mountains mountain monument bridge boulevard lane road drive hill station terrace gardens creek canyon harbor"""
)
ADMINISTRATIVE = words(
    "state states province provinces governorate county counties oblast prefecture parish department canton"
)
FIRMLY_NAMED = words(
    "airbase base camp airport airfield embassy consulate province governorate region cemetery hq"
)

# Sets that single rules ask for.

ADVERBS = words("first each both all also still now then never not itself too alone")
ASIDES = words("however meanwhile too though")
CONTACT = words(
    "contact about follow join tell help give let with email call visit of support find to for on"
)
CROWN = words("republic kingdom state states emirate")
FAMILY = words("regime family government dynasty brothers loyalists administration himself")
BEFORE_NAMES = words("new mount mt fort ft lake cape point san santa saint port")
DEPARTURES = words(
    """left leave leaves leaving bound depart departed departing departs headed heading heads flight flights fly flew
    flying sail sails sailed sailing embarked visa visas fled"""
)
BASED = words("based born bound area held controlled")
PREMISES = words("airspace soil territory border lawn grounds residence gate gates driveway compound campus")
TRUST = words("trust confidence faith belief")
ANGER = words("anger angry fury furious aimed directed jab")
BORDER = words("border borders frontier frontiers bordering")
SIDES = words("by with against between versus vs without unlike than about concerning regarding among")
POWER = words(
    "government regime demands face role behalf leadership wrath support ally allies blessing will turn"
)
PARTNERS = words("ally allies rival rivals foe foes enemy enemies adversary adversaries archrival as")
EXAMPLES = words("including like include includes")
TOWARDS = words("to for on over toward towards upon")

NOT_A_SURNAME = HEADS | ORGANISATIONS | FUNCTION | TIMES | SPATIAL | SPEECH
PLACE_NOUNS = SPATIAL - DIRECTIONS
JOURNEYS = MOTION - POLITICAL
VERBS = PAST | THIRD_PERSON | BASE_VERBS
EXAMPLE_VERBS = SPEECH | PAST | AUXILIARIES
NO_NOUN = FUNCTION | TIMES | VERBS
BEFORE_PLACES = SKIPPED | TIMES | words("nazi soviet")
