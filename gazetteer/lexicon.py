"""Words that tell how a toponym beside them is used.

Sets of English words in small letters, grouped by what they say about the place before or after them. They
are the vocabulary of the rules in :mod:`gazetteer.impostors` and :mod:`gazetteer.uses`.
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
    """center central centre east eastern north northeast northeastern northern northwest
    northwestern south southeast southeastern southern southwest southwestern west western"""
)
TIMES = words(
    """afternoon ago apr april aug august day days dec december earlier early evening feb february
    friday jan january jul july jun june last late later mar march may midnight monday month morning
    next night noon nov november oct october overnight recently saturday sep sept september sunday
    this thursday today tomorrow tuesday wednesday week weekend year yesterday"""
)
FUNCTION = words(
    """a aboard about above across after again against ahead all alone along alongside already also
    although am amid among an and any are around as at atop away back be because been before behind
    being below beneath beside besides between beyond both but by can cannot could despite did do
    does down during each else even ever every except for from had has have having he her here him
    his how however i if in inside instead into is it its just later like may meanwhile might must
    my near never no nor not now of off on once only onto or our out outside over past per rather
    regardless shall she should since so some soon still than that the their them then there these
    they this those though through throughout till to today together tomorrow tonight too toward
    towards under unlike until up upon us versus via vs was we were what when where whether which
    while who whom whose why will with within without would yesterday yet you your"""
)
AUXILIARIES = words("can cannot could did do does had has have may might must needs shall should will would")
COPULAS = words("are is was were")
CONJUNCTIONS = words("& and nor or")

BASE_VERBS = words(
    """accept accuse acknowledge add admit agree announce answer apologise apologize approve argue
    arrest ask assassinate attack avenge back ban beat become begin believe blame bomb build buy
    call carry cease challenge choose claim close come comply concede condemn confirm consider
    contend cooperate create cut decide declare defeat defend demand deny deploy describe destroy
    develop disarm dismiss do down draw drop edge end enrich escalate evacuate exchange expect expel
    explain face fail fear fight fire give go grow halt happen harbor harbour have hit hold hope
    host ignore impose insist intend intervene invade invest join justify keep kill know lack launch
    lead learn let lie lift live lose maintain make manage mean meddle mediate meet mourn move mull
    need negotiate object offer open oppose order owe own pay permit pick plan play pledge possess
    prepare press pressure promise protest prove provide pull pursue push put raise reach react
    recall recognise recognize refuse reject release remain repeat reply report resolve respect
    respond restore resume retaliate return reveal risk ruin rule run say see seek sell send serve
    set share shoot show side sign signal spend stage stand start state stay stop strike suffer
    summon supply support surrender suspend swear tackle take target tell test think thrash threaten
    trade train try turn underestimate urge use value view violate vote vow wage wait want warn
    weigh welcome win wish withdraw work"""
)
_IRREGULAR = dict(
    pair.split(":")
    for pair in """
    admit:admitted ban:banned beat:beat become:became begin:began build:built buy:bought
    choose:chose come:came cut:cut do:did draw:drew drop:dropped expel:expelled fight:fought
    give:gave go:went grow:grew have:had hit:hit hold:held keep:kept know:knew lead:led let:let
    lie:lay lose:lost make:made mean:meant meet:met pay:paid permit:permitted plan:planned put:put
    run:ran say:said see:saw seek:sought sell:sold send:sent set:set shoot:shot show:showed
    spend:spent stand:stood stop:stopped strike:struck swear:swore take:took tell:told think:thought
    win:won withdraw:withdrew""".split()
)


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


AMBIGUOUS = words(
    """attacks bombs calls claims demands drops ends faces fears fires forces hits holds hopes hosts
    kills lives losses moves needs offers orders plans plots protests raids reports returns sides
    signals stages stands starts states strikes supports talks targets tests tours trains turns uses
    views visits votes works"""
)
THIRD_PERSON = frozenset(map(_third, BASE_VERBS)) - AMBIGUOUS
PAST = frozenset(map(_past, BASE_VERBS))
SPEECH = words(
    """accused accuses acknowledged agreed announced announces believed believes blamed blames
    called claimed condemned condemns confirmed confirms declared declares declined demanded denied
    denies dismissed hopes insisted insists ordered pledged promised refused rejected replied
    responded retaliated said say says stated tells threatened told urged urges vowed vows wanted
    wants warned warns welcomed"""
)
EXPERIENCES = words(
    """became become becomes been began begin begins came changed closed come comes experienced fall
    falls fell go goes grew grow grown grows held hold host hosted hosts lay lie lies lose loses
    lost remain remained remains reopened saw see seen sees stand stands stay stayed stays stood
    stop stopped suffer suffered turned went"""
)
PLACE_VERBS = words(
    """besieged bomb bombard bombarded bombed bombing bombs captured cross crossed crosses crossing
    devastated encircled enter entered entering enters evacuate evacuated exit exited exiting fled
    flee fleeing flees hit hits hitting invade invaded invades invading leave leaves leaving left
    liberate liberated occupied occupies occupy occupying overflew overfly patrol patrolled pound
    pounded quit quitting ravaged reach reached reaches reaching recaptured retake retook rock
    rocked rocking rocks seized shell shelled shook stormed struck surrounding targeted tour toured
    touring tours traverse visit visited visiting visits"""
)
ADDRESSED = words(
    """accept accuse accused accuses accusing allow allowed allowing anger angered angering ask
    asked asking asks assure assured back backed backing backs blame blamed blames blaming bless
    blesses bring bringing brought challenge challenged challenging condemned condemning confront
    confronted confronting consult consulted contain containing convince cripple criticised
    criticising criticized criticizing demand demanding deter deterred deterring enable expect
    expected expecting expects force forced forcing hate hates help helped helping hurt join joined
    joining joins let lets letting made make makes making meet met oppose opposed opposing persuade
    pit pitted pressed pressing pressured pressuring provoke provoked provoking punish punished
    punishing reassure sanctioned saw see seeing sees strengthen support supported supporting tell
    tells thank thanked threaten threatened threatening threatens told trust urge urged urges urging
    want wanted wants warn warned warning warns weaken"""
)
LOCATIVES = words(
    """above across along amidst around at beyond from in inside into near nearby off onto outside
    through throughout underneath within"""
)
SPATIAL = DIRECTIONS | words(
    """airbase airbases airfield airport airports airspace area areas base bases basin border
    borders bridge bridges campus capital cemetery center centre church churches citadel cities city
    coast coastline coasts compound corner countryside desert deserts district districts downtown
    edge environs facilities field fields frontier frontiers gate gates grounds gulf hangar hangars
    harbor harbour heartland highway highways hills hinterland hospital hospitals hotel hotels
    interior island islands lake landscape lawn market marshes metro mosque mosques mountain
    mountains museum neighborhood neighborhoods neighbourhood neighbourhoods oilfield oilfields
    outskirts peninsula perimeter plain plains port ports prison province provinces quarter
    refineries refinery region regions resident residents river riverbank rivers road roads runway
    runways sea shore shores site sites skies sky soil square stadium station street streets suburb
    suburbs terrain territories territory tip town towns universities university valley village
    villages waters zone zones"""
)
HAPPENINGS = words(
    """airstrike airstrikes attack attacks blast blasts bombardment bombing bombings burial clashes
    conference crash crush demonstration demonstrations earthquake explosion explosions fire fires
    flood flooding floods funeral funerals heatwave landslide march massacre procession processions
    protest protests quake raid rallies rally riot riots shooting shootings siege stampede storm
    storms strike strikes summit wildfire wildfires"""
)
NATURAL = words(
    """crash earthquake flood flooding floods heatwave landslide quake storm storms summer weather
    wildfire wildfires winter"""
)
PEOPLE = words(
    """administration adviser advisers advisor advisors aide aides allies ally ambassador analyst
    analysts army authorities authority bank banks bureau chief chiefs citizen citizens cleric
    clerics coalition commander commanders companies company congress contractor contractors
    correspondent correspondents counterpart counterparts court courts defence defense delegates
    delegation deputy desk diplomacy diplomat diplomats director elite emir envoy envoys
    establishment expert experts fighters finance firm firms force forces foreign general generals
    government governments governor hawk hawks head intelligence interior king lawmaker lawmakers
    lawyers leader leaders marines mayor media member members militants military militia militias
    minister ministers national nationals navy negotiators newspaper newspapers official officials
    oil opposition parliament personnel pilots pointman police premier president press prime public
    queen radio rebels regime representative representatives secretary senate senator senators
    soldier soldiers spokesman spokesperson spokeswoman staff state students supreme team television
    troop troops tv veterans voters workers"""
)
THINGS = words(
    """accord agreement assets attack attacks ballistic briefing budget campaign coach conflict
    conflicts consulate consulates crises crisis cup currency deal deals debate dispute dollar
    dossier drone drones economy election elections embargo embassy exports fans file final flag gas
    imports influence interests invasion issue law laws league market markets match meeting missile
    missiles mission nuclear occupation operation operations passport peace plan player players
    policies policy presence process program programme proposal protest protests question relations
    remarks response rivalry rocket rockets sanction sanctions shares side sites squad standoff
    statement statements stock stocks strategy strike striker strikes talk talks team tension
    tensions threat threats ties title tour tournament trade visa visas vote war wars"""
)
HEADS = PEOPLE | THINGS
ORGANISATIONS = words(
    """accord accords act aerospace agency agreement air airline airlines airways army association
    authority ballet bank biennale bill brigade brigades broadcasting capital center centre
    championship club college commission committee company conference congress consensus convention
    corp corporation corps council court crisis cup daily deal department derby dialogue doctrine
    electric examiner exchange fair fc federation festival files force forces forum foundation front
    fund games gas gazette grand group guard guards herald holdings house industries initiative
    institute institution journal league marathon ministry monitor motors movement museum network
    news observer oil olympics opera orchestra organisation organization pact papers partners party
    petroleum philharmonic plan post prix program programme project protocol railway railways report
    review revolution school securities senate star steel stock study summit syndrome telecom
    telecommunications theater theatre times treaty tribune united university war wars"""
)
NAMED_BEFORE = words(
    """air army bank boycott cafe church club college committee consulate council embassy force free
    friends front hotel institute invest miss mission movement museum occupy operation radio
    republic rock route save society team university visit voice"""
)
SKIPPED = (
    DIRECTIONS
    | words(
        """all area both capital city country downtown emirate entire greater her his home hometown
        inner its kingdom lower mainland modern nation nearby neighbor neighboring neighbors
        neighbour neighbouring neighbours northernmost occupied oil old our port present province
        ravaged region republic rich rural southernmost state stricken the their today torn town
        upper urban village war whole"""
    )
) - {"centre", "center", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
SPATIAL_OF = (
    SPATIAL
    | DIRECTIONS
    | words(
        """all archbishop battle bishop bombardment bombing bottom breakup capture children citizens
        climate control destruction edges fall geography governor half heart history imagery images
        inhabitants invasion invasions kilometers kilometres km landscape liberation majority map
        maps mayor miles most much native natives occupation out outside part partition parts people
        peoples photos picture plains population quarters reconstruction resident residents rest
        ruins side siege third thirds top tour towns visit women"""
    )
)
POLITICAL = words(
    """according addressed aligned allied alternative alternatives answer answered answers appeal
    appealed appeals approach attitude beholden blame blamed blow boost challenge challenges
    commitment commitments committed concern concession concessions death defeat demand demands due
    embarrassment favor favour focus gift happen happened happening headache hostile hostility
    important impose imposed letter letters link linked links listen listened loyal loyalty matter
    matters message messages offer offers opportunity opposed opposition owe owed policies policy
    posture pressure reference references reimposed replied reply respond responded response
    responses sanction sanctions setback signal signals slap sold speak speaks spoke stake stance
    strategy sympathetic thanks threat threats tie tied ties turn turned unacceptable victory
    warning warnings"""
)
MOTION = words(
    """access adjacent arrive arrived back bound bring bringing brings brought bus came carried
    close come comes commute delivered deliveries delivery depart departed departing departs deploy
    deployed deploying deployment deploys deported drive driven drove east embarked emigrate
    emigrated emigrating entry evacuated exported exports extended extends extradited fled flee
    fleeing flew flies flight flights flown fly flying go goes going gone head headed heading heads
    highway immigrate immigrated invited journey leave leaves leaving left march marched migrate
    migrated move moved moves moving next north northeast northwest pilgrimage pilgrims redeployed
    relocate relocated relocating repatriated return returned returning returns ride rides road rode
    route rushed sail sailed send sending sends sent ship shipment shipments shipped shipping ships
    smuggled south southeast southwest spread spreads supplies supply take taken took tour train
    transfer transferred transfers travel traveled traveling travelled travelling travels trip trips
    visit visited visits way welcome welcomed went west withdraw withdrawal withdrawing withdrawn
    withdraws withdrew"""
)
FROM_SPEAKERS = words(
    """aggression aid approval assurance assurances backing comment comments concessions
    condemnation criticism danger demand demands denial denials distance distanced funding guarantee
    guarantees guidance help hostility independence independent instructions letter letters message
    messages money order orders permission pressure provocation provocations reaction reactions
    recognition reply request requests response responses sanctions sign signs statement statements
    support threat threats warning warnings word"""
)
PHYSICAL = words(
    """advance advanced advancing airstrike airstrikes assault assaults attack attacks bombing
    bombings bombs converged descend descended fell fired incursion incursions invasion landed
    launched march marched missile missiles raid raids rained rocket rockets siege strike strikes"""
)
OVERHEAD = words(
    """aircraft airspace circled downed drone drones flew flight flights flown fly flying hovered
    jet jets missiles plane planes rockets shot skies sky smoke sun"""
)
BETWEEN_PLACES = words(
    """border borders bridge buses corridor distance ferries ferry flew flight flights frontier
    halfway highway highways lie lies line located pipeline railway road roads route routes
    sandwiched shuttled situated strait train trains travel traveled travelled travels tunnel wedged"""
)
TITLES = words(
    """actor actress admiral aunt author ayatollah brigadier brother capt captain chancellor coach
    col colonel commander congressman congresswoman dame director dr emir father gen general
    hojatoleslam imam judge justice king lady lieutenant lord lt madam maj major miss mr mrs ms
    mullah president prince princess prof professor queen rep sayyid sen senator sergeant sgt shaikh
    sheikh singer sir sister sultan uncle"""
)
GIVEN = words(
    """abdul abdullah ahmad ahmed alex alexander ali amanda amy andrew andy angela ann anna anne
    anthony ashley asma asmaa assef barbara bashar basil bassel ben benjamin betty bill bob booker
    brandon brenda brian carol carolyn catherine charles charlie chris christina christine
    christopher cynthia dan daniel david deborah dennis denzel diane dinah don donald donna
    elizabeth emily eric evelyn fatima frank gary george greg gregory hafez hafiz hassan heather
    helen hossein hussein ibrahim irving isaiah jack jackie jacob jamal james janet jason jeff
    jeffrey jennifer jerry jessica joan joe john jonathan joseph joshua joyce julie justin kamal
    karen karim katherine kathleen kelly ken kenneth kerry kevin keyshia khalid kimberly larry laura
    linda lisa maher mahmoud margaret maria mark mary matt matthew melissa michael michelle mike
    mohammad mohammed muhammad mustafa nancy nasser nicholas nick nicole omar pamela pat patricia
    patrick paul peter qasem ray raymond rebecca reza riad richard rifaat robert ron ronald ruth
    ryan saddam sam samantha samuel sandra sarah scott sharon simon stephanie stephen steve steven
    susan tarana thomas tim timothy tom tony victoria virginia william youssef yusuf"""
)
GIVEN_PLACES = words(
    """adelaide alexandria america asia aspen austin bethlehem bristol brooklyn cairo carolina chad
    charlotte chelsea china dakota dallas denver florence geneva georgia holland houston india
    ireland israel jackson jerusalem jordan kenya kerman kingston lincoln london lourdes madison
    milan montana orlando paris phoenix preston raleigh rome santiago savannah sofia sydney troy
    tyler valencia verona victoria vienna virginia washington"""
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
    """avenue bay beach boulevard bridge canyon creek drive falls gardens harbor heights hill hills
    island islands lake lane monument mountain mountains park river road spring springs square
    station strait straits street terrace tower towers township valley zoo"""
)
ADMINISTRATIVE = words(
    """canton counties county department governorate oblast parish prefecture province provinces
    state states"""
)
FIRMLY_NAMED = words(
    """airbase airfield airport base camp cemetery consulate embassy governorate hq province region"""
)

# Sets that single rules ask for.

AMERICAS = words("captain central latin north south")
ONCE_RULED = words("antarctic columbia guiana honduras polynesia samoa virgin")
DESCRIBED = words("country home located nation prone situated where")
ADVERBS = words("all alone also both each first itself never not now still then too")
ASIDES = words("however meanwhile though too")
CONTACT = words("about call contact email find follow give help join let support tell visit")
CROWN = words("emirate kingdom republic state states")
FAMILY = words("administration brothers dynasty family government himself loyalists regime")
BEFORE_NAMES = words("cape fort ft lake little mount mt new point port saint san santa")
DEPARTURES = words(
    """bound depart departed departing departs embarked fled flew flight flights fly flying headed
    heading heads leave leaves leaving left sail sailed sailing sails visa visas"""
)
BASED = words("area based born bound controlled held")
PREMISES = words("airspace border campus compound driveway gate gates grounds lawn residence soil territory")
TRUST = words("belief confidence faith trust")
ANGER = words("aimed anger angry directed furious fury jab")
BORDER = words("border bordering borders frontier frontiers")
SIDES = words("about against among between by concerning regarding than unlike versus vs with without")
POWER = words(
    """allies ally behalf blessing demands face government leadership regime role support turn will
    wrath"""
)
PARTNERS = words("adversaries adversary allies ally archrival as enemies enemy foe foes rival rivals")
EXAMPLES = words("include includes including like")
TOWARDS = words("for on over to toward towards upon")

NOT_A_SURNAME = HEADS | ORGANISATIONS | FUNCTION | TIMES | SPATIAL | SPEECH
PLACE_NOUNS = SPATIAL - DIRECTIONS
JOURNEYS = MOTION - POLITICAL
VERBS = PAST | THIRD_PERSON | BASE_VERBS
EXAMPLE_VERBS = SPEECH | PAST | AUXILIARIES
NO_NOUN = FUNCTION | TIMES | VERBS
BEFORE_PLACES = SKIPPED | TIMES | words("nazi soviet")
