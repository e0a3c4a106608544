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
