"""Short news passages, made up, with their toponyms marked: ``[name|latitude,longitude]``.

Demonyms and places inside other names are marked as well. Everything that happens in them is invented.
"""

PASSAGES = {
    "disease report": """[GENEVA|46.2,6.1] (Reuters) - Health officials counted 41 new cases of cholera in [Chad|15,19] and
[Niger|17,8] this week, and none in [Nigeria|9.1,8.7]. Doctors in [N'Djamena|12.1,15.0] said wards were full. The
agency, which has its seat in [Switzerland|47,8], sent vaccines to [Niamey|13.5,2.1] and to [Maiduguri|11.8,13.2] in
[Borno State|12.0,13.0].""",
    "two Guineas": """Fishing crews from [Equatorial Guinea|1.6,10.3] and [Guinea|10.5,-10.7] met in [Malabo|3.75,8.8] on Monday.
Delegates from [Guinea-Bissau|12,-15] and [Sierra Leone|8.5,-11.5] stayed away, while [Papua New Guinea|-6,147]
followed by video. The talks move to [Conakry|9.5,-13.7] in May, then to [Freetown|8.5,-13.2].""",
    "two Georgias": """[TBILISI|41.7,44.8] - [Georgia|42,43.5] will pave the road to [Batumi|41.6,41.6], its transport minister said.
Engineers from [Armenia|40.1,45.0] and [Azerbaijan|40.3,47.7] looked at the bridge near [Kutaisi|42.3,42.7].""",
    "the other Georgia": """[MACON|32.8,-83.6], [Ga.|32.8,-83.5] -- A peach grower near [Valdosta|30.8,-83.3] lost half of his crop to frost, and growers in
[South Carolina|34,-81] expect worse. "[Georgia|32.8,-83.5] has not seen such an April," said Jordan Turner, 44, who drove
up from [Tallahassee|30.4,-84.3].""",
    "persons": """Chad Lewis and Paris Hilton won the relay. Coach Jordan Brooks, whose sister Victoria swims too, praised Austin
Carter, 19, of [Leeds|53.8,-1.5]. Michael Jordan was not there. "Sydney ran well," Brooks said of his daughter Sydney
Brooks. Families ate turkey and china plates were broken.""",
    "Korea": """[SEOUL|37.5,127], [South Korea|36.5,127.8] - [North Korea|40,127] fired nothing on Sunday, the joint staff said, for the first quiet
weekend of the year. [Pyongyang|39,125.7] has said little since envoys from [Beijing|39.9,116.4] left. [South Korea|36.5,127.8]
and [Japan|36,138] had moved ships toward [Busan|35.1,129.0].""",
    "capitals that speak": """[Washington|38.9,-77] said on Friday that it would answer [Moscow|55.75,37.6]'s letter, and [Tehran|35.7,51.4] agreed to
wait. The president did not comment. In [Ankara|39.9,32.9], a spokesman said [Turkey|39,35] would host both.""",
    "abbreviations": """Ministers of the [U.K.|54,-2], the [U.S.|39,-98] and the [UAE|24,54] signed in [London|51.5,-0.1]. The [D.R. Congo|-3,23] and
its neighbour, the [Republic of Congo|-1,15], sent observers; [Kinshasa|-4.3,15.3] asked for more money than
[Brazzaville|-4.3,15.3]. The [European Union|50,10] paid for the hall.""",
    "Brazil": """[SÃO PAULO|-23.5,-46.6] — Trucks from [Paraná|-24.9,-51.5] and [Mato Grosso|-13,-56] waited outside [Santos|-23.96,-46.3] for three days. In [Rio de Janeiro|-22.9,-43.2] and [Brasília|-15.8,-47.9] petrol ran short. The [Brazilian|-10,-55] Senate
meets today; [Argentina|-34,-64] and [Uruguay|-33,-56] closed two crossings.""",
    "French Africa": """[ABIDJAN|5.3,-4.0], [Côte d'Ivoire|8,-5] (AFP) - Cocoa farmers in [Ivory Coast|8,-5] and [Ghana|8,-2] want a higher price. Buyers in
[Saint-Denis|48.9,2.4], north of [Paris|48.85,2.35], said that [Burkina Faso|13,-2] could be next. [Mali|17,-4] and [Togo|8,1.2] sell
less than [Benin|9.3,2.3].""",
    "headline in capitals": """FLOODS CUT ROADS ACROSS [BANGLADESH|24,90]

[DHAKA|23.7,90.4], [Bangladesh|24,90] -- Rivers that rise in [India|21,78] and [Nepal|28,84] broke their banks near
[Sylhet|24.9,91.9] on Tuesday. The [Brahmaputra|27,93] stood two metres above its mark. Camps at [Cox's Bazar|21.4,92]
were dry.""",
    "the article's article": """Judges in [The Hague|52.1,4.3] heard a complaint by the [Gambia|13.5,-15.5]. [Myanmar|21,96] sent
no lawyer. Ships of the [Netherlands|52.2,5.5] and the [Philippines|13,122] met off [Manila|14.6,121], and a storm passed the [Bahamas|24.3,-76].""",
    "Middle East": """[RAMALLAH|31.9,35.2], [West Bank|32,35.3] (AP) - Two roads in the [West Bank|32,35.3] reopened, one of them to [Nablus|32.2,35.3]. Crossings
into [Gaza|31.4,34.4] stayed shut. [Jordan|31,36] and [Egypt|27,30] asked [Israel|31,35] for talks in [Amman|31.95,35.9] or
[Cairo|30.05,31.2]; [Lebanon|33.8,35.8] and [Syria|35,38] were not asked. [Jordanian|31,36] and [Israeli|31,35] officers met at
[Aqaba|29.5,35].""",
    "US local paper": """A [Springfield|39.8,-89.6] man was charged Tuesday after a crash in [Decatur|39.8,-88.95], Police Chief Tom Reading
said. The car came from [Peoria|40.7,-89.6], [Ill.|40,-89], where Dale Washington, 52, had rented it. Deputies in [Sangamon County|39.75,-89.65]
and troopers from [Missouri|38.3,-92.4] helped. [Illinois|40,-89] law allows a fine.""",
    "New England": """[PORTLAND|43.66,-70.26], [Maine|45.5,-69] -- Lobster boats all over [New England|43.5,-71.5] stayed in port. In [Gloucester|42.6,-70.7], [Mass.|42.4,-71.8], and
[Newport|41.5,-71.3], [R.I.|41.7,-71.5], moorings broke. The [Boston|42.36,-71.06] office of the weather service warned [Vermont|44,-72.7] and
[New Hampshire|43.7,-71.6] of snow.""",
    "Australia": """[MELBOURNE|-37.8,145], [Australia|-25,134] - Fires burned in [Victoria|-37,144] and [New South Wales|-32,147] on Sunday. Trains from
[Sydney|-33.9,151.2] to [Canberra|-35.3,149.1] stopped at [Goulburn|-34.75,149.7]. [Perth|-31.95,115.9] had rain, and so had
[New Zealand|-41,174].""",
    "China and neighbours": """[HONG KONG|22.3,114.2] — Shares rose in [Hong Kong|22.3,114.2], [Shanghai|31.2,121.5] and [Taipei|25,121.5] but fell in [Tokyo|35.7,139.7].
Flu closed schools in [Guangdong|23.4,113.4] and [Yunnan|25,101.5]. Officials from [Vietnam|16,107], [Laos|18,104] and [Thailand|15,101] met in
[Hanoi|21,105.85]; [Chinese|35,105] farmers lost ducks.""",
    "Ebola": """Doctors said the Ebola virus had reached [Uganda|1.3,32.5] from the [Democratic Republic of the Congo|-3,23].
Three people died in [Kasese|0.2,30.1], near [Lake Victoria|-1.5,33.5]. [Kenya|0.2,38], [Rwanda|-2,30] and [South Sudan|7.5,30] screened travellers
at [Juba|4.85,31.6]. Lassa fever, named after a town, is something else, and so is West Nile virus.""",
    "South America": """[BOGOTA|4.6,-74.1], [Colombia|4,-73] (AP) _ Rebels freed a mayor in [Antioquia|7,-75.5] on Thursday. He was flown to [Medellín|6.25,-75.6] and on to
[Cali|3.4,-76.5]. [Venezuela|8,-66] and [Ecuador|-1.4,-78.4] welcomed it, as did [Lima|-12,-77]. [Colombian|4,-73] troops left
[Santa Marta|11.2,-74.2].""",
    "Europe's east": """[KIEV|50.4,30.5], [Ukraine|49,32] - Gas to [Poland|52,19], [Slovakia|48.7,19.5] and [Hungary|47.2,19.4] flowed again. [Warsaw|52.2,21] and
[Budapest|47.5,19] had cut supplies to plants in [Kraków|50.06,19.9] and [Győr|47.7,17.6]. The [Czech Republic|49.8,15.5], which buys from [Norway|62,10],
and [Bosnia|44,18] had no trouble. [Serbia|44,21]'s stores near [Novi Sad|45.25,19.8] are full.""",
    "titles and houses": """Two bishops spoke near [Cambridge|52.2,0.1]. Lady Florence Norfolk wrote in
The Times. Mr. London, a farmer from [Kent|51.2,0.7], and Ms. Ireland left early for [Scotland|56.5,-4].""",
}


KINDS = {
    "places behind states in short": """Deputies from [Mercer County|37.4,-81.2], [W.Va.|38.5,-80.5], met
troopers in [Bluefield|37.3,-81.3] and in [Charleston|38.3,-81.6], [W.Va.|38.5,-80.5], on Friday.""",
    "senators of parties": """Sen. Ruth Adler, R-[Neb.|41.5,-99.8], and Rep. Sam Ortiz, D-[N.M.|34.5,-106],
wrote to the mayor of [Omaha|41.3,-95.9].""",
    "two Portlands": """The band drove from [Portland|43.7,-70.3], [Maine|45.5,-69.2], to
[Portland|45.5,-122.7], [Oregon|44,-120.5], in nine days.""",
    "two Springfields": """Tornado sirens sounded in [Springfield|39.8,-89.6], [Ill.|40,-89.3], and in
[Springfield|37.2,-93.3], [Mo.|38.3,-92.5], within an hour.""",
    "small Paris and large": """Bakers in [Paris|33.7,-95.6], [Texas|31.3,-99.3], sent a loaf to
[Paris|48.9,2.3], [France|46,2].""",
    "two Birminghams": """A delegation from [Birmingham|33.5,-86.8], [Alabama|32.8,-86.8], visited
[Birmingham|52.5,-1.9], [England|52.2,-0.7], and then [Coventry|52.4,-1.5].""",
    "a state that is also a city": """Loggers in [Washington|47.5,-120.5] state wrote to the Senate. Mills near
[Yakima|46.6,-120.5] and [Spokane|47.7,-117.4] have closed.""",
    "the state and the city": """Dairy farms in upstate [New York|43,-75.5] state sell most of their milk in
[New York|40.7,-74]. Drivers start from [Utica|43.1,-75.2] at night.""",
    "a city and its province": """A cargo plane landed in [Kandahar|31.6,65.7] on Monday. Roads through
[Kandahar|31,65.8] province were shut, police in [Kabul|34.5,69.2] said.""",
    "cities with provinces of their names": """Engineers flew to [Osaka|34.7,135.5], [Fukuoka|33.6,130.4] and
[Niigata|37.9,139], where they met mayors.""",
    "Nigerian cities": """Buses from [Kaduna|10.5,7.4] to [Sokoto|13.1,5.2] and [Katsina|13,7.6] were stopped
outside [Abuja|9.1,7.5].""",
    "Mexican cities": """Nurses from [Puebla|19,-98.2] and [Chihuahua|28.6,-106.1] marched in [Mexico
City|19.4,-99.1].""",
    "counties in a list": """Voters in [Barrow|34,-83.7], [Jackson|34.1,-83.6] and [Madison|34.1,-83.2]
counties, northeast of [Atlanta|33.7,-84.4], [Georgia|32.8,-83.5], stood in line.""",
    "Gaza": """Trucks with flour waited for days before they rolled into [Gaza|31.5,34.5]. [Egypt|27,30] and
[Israel|31.5,34.8] blamed each other, and [Cairo|30.1,31.2] called for calm.""",
    "Gaza province": """Rains flooded fields in [Gaza|-23.5,33] province, north of [Maputo|-26,32.6],
[Mozambique|-18.2,35].""",
    "Syrian cities": """Convoys left [Deir ez-Zor|35.3,40.1] for [Damascus|33.5,36.3] and passed
[Homs|34.7,36.7] at dawn. [Idlib|35.9,36.6] was quiet.""",
    "Arabic names as papers spell them": """Shells fell on [al-Raqqa|36,39] in [Syria|35,38], on [Deir el-Zour|35.3,40.1] and near
[al-Nabk|34,36.7], where Moqtada al-Sadr spoke. Others hit [Tal Afar|36.4,42.4] and [Tel Abyad|36.7,39].""",
    "straits, one or several": """Tankers left the [Straits of Hormuz|26.5,56.4] for the [Malacca
Straits|4,99.5]; others lay in the [Strait of Taiwan|24.5,119] and the [Straits of Gibraltar|36,-5].""",
    "small words in names": """Ships from [Dar es Salaam|-6.8,39.3] reached [Bergen op Zoom|51.5,4.3] and [Port
au Prince|18.5,-72.3].""",
    "hyphens in names": """Ski races in [Val-d'Isère|45.5,7] were called off; the team drove to
[Clermont-Ferrand|45.8,3.1] and on to [Aix-en-Provence|43.5,5.4].""",
    "German names": """Trains between [Freiburg im Breisgau|48,7.9] and [Frankfurt am Main|50.1,8.7] were late;
so were those to [Rothenburg ob der Tauber|49.4,10.2].""",
    "Czech and English names": """Glass from [Ústí nad Labem|50.7,14] was shown in
[Stratford-upon-Avon|52.2,-1.7] and in [Newcastle upon Tyne|55,-1.6].""",
    "Spanish and Portuguese names": """Surfers from [Playa del Carmen|20.6,-87.1] won in [Mar del
Plata|-38,-57.6]; fans from [São Bernardo do Campo|-23.7,-46.6] cheered.""",
    "posts": """Fire at the port of #[Manila|14.6,121] now. Pray for #[HongKong|22.2,114.2] and
#[SriLanka|7.8,80.8], says @Paris.""",
    "compass words": """Shelling spread from northern [Iraq|33,44] to southeastern [Turkey|39,35] and to western
[Syria|35,38]; refugees reached southern [Lebanon|33.8,35.8].""",
    "compass words of names": """Farmers in [north Brabant|51.7,5] blocked a road, and a bus burned in [west
Bromwich|52.5,-2].""",
    "pairs": """Trade between [Australia|-25,135] and [New Zealand|-42,174] fell, that of [Trinidad and
Tobago|11,-61] grew. [Bosnia and Herzegovina|44.2,17.8] had no figures.""",
    "twin cities": """Storms tore through [Dallas|32.8,-96.8] and [Fort Worth|32.7,-97.3], then through
[Minneapolis|45,-93.3] and [St. Paul|44.9,-93.1].""",
    "a president's surname": """President Nelson Paris said he would stay. Paris said that the vote in
[Accra|5.6,-0.2], the capital of [Ghana|8.1,-1.2], was fair. "We will wait," Paris said.""",
    "a surname behind particles": """Roger van Boxtel left the board in [Utrecht|52.1,5.1]. Boxtel said no more.
His deputy, Anna de Leeuwarden, stays.""",
    "a coach's surname": """Coach Jordan Houston praised the goalkeeper. Houston, 44, said the club from
[Leeds|53.8,-1.5] had earned it.""",
    "accused": """Police in [Tulsa|36.2,-96], [Oklahoma|35.5,-97.5], want to hear Kelly Norman about the
break-in. Norman, who lives in [Broken Arrow|36.1,-95.8], has not called.""",
    "houses that are no towns": """The Red Cross sent blankets to [Beira|-19.8,34.8], and the Duma met in
[Moscow|55.8,37.6].""",
    "saints": """Pupils of St. Mary's walked home. Nurses from St. Luke's Hospital in [Duluth|46.8,-92.1],
[Minn.|46.3,-94.3], struck.""",
    "organisations with places": """The board of the [Massachusetts|42.4,-71.1] Turnpike Authority meets in
[Ludlow|42.2,-72.5], west of [Worcester|42.3,-71.8].""",
    "the city of": """The City of [Norfolk|42,-97.4], [Neb.|41.5,-99.8], will mend its bridge.
[Norfolk|42,-97.4] has 25,000 people.""",
    "lines of a mail": """Envoys flew from [New York|40.7,-74] to [Hong Kong|22.2,114.2] and on to [Saudi
Arabia|25,45], while floods spread in [New Jersey|40.2,-74.5] and [South Korea|36.5,127.8].""",
    "a list of capitals": """He spoke in [Washington|38.9,-77], [New York|40.7,-74] and [Boston|42.4,-71.1]
before he flew home to [Oslo|59.9,10.7].""",
    "a treaty": """The treaty binds [Mexico|23,-102], the [United States|39.8,-98.5] and [Canada|60.1,-113.6].""",
    "governor and mayor": """[New York|43,-75.5] Gov. Ellen Marsh and [New York|40.7,-74] Mayor Tom Reyes agreed
on the tunnel.""",
    "French departments": """Floods closed roads in [Nîmes|43.8,4.4] and [Montpellier|43.6,3.9], [France|46,2],
but not in [Marseille|43.3,5.4].""",
    "Philippines": """Typhoon winds tore roofs in [Davao|7.1,125.6] and [Iloilo|10.7,122.6]; [Manila|14.6,121]
was spared.""",
    "Ukraine": """Drones hit [Kharkiv|50,36.3] and [Kherson|46.6,32.6] on Sunday. Trains to [Lviv|49.8,24] ran
late, [Ukraine|49,32]'s railway said.""",
    "Yemen": """Ships docked in [Aden|12.8,45] after talks in [Sanaa|15.4,44.2]. [Saudi Arabia|25,45] and
[Oman|21,57] paid for fuel.""",
    "Quebec": """Snow fell on [Montreal|45.5,-73.6] and on [Quebec|52,-72] province's north; [Ottawa|45.4,-75.7]
had rain.""",
    "Irish counties": """A boat sank off [Galway|53.3,-9.1], and divers came from [Cork|51.9,-8.5] and
[Limerick|52.7,-8.6].""",
}
"""The same for kinds of names and of what stands beside them, one or two a passage. Points are those of the world
gazetteer's packages, to a tenth of a degree."""


def marked(passage: str) -> tuple[str, dict[tuple[int, int], tuple[float, float]]]:
    """A passage without its marks, its lines joined, and the spans that were marked with their points."""
    plain = ""
    spans: dict[tuple[int, int], tuple[float, float]] = {}
    paragraphs = (" ".join(part.split()) for part in passage.split("\n\n"))
    for number, piece in enumerate("\n\n".join(paragraphs).replace("]", "[").split("[")):
        if number % 2:
            name, _, at = piece.partition("|")
            lat, _, lon = at.partition(",")
            spans[len(plain), len(plain) + len(name)] = float(lat), float(lon)
            piece = name
        plain += piece
    return plain, spans
