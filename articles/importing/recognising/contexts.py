"""Words that tell what a name next to them is, in the languages that the magazine takes copy in."""

from .gazetteer import fold


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Small words: they open sentences, join names and stand inside titles.
FUNCTION = words("""
    a an the and or but nor so yet if when while where who whom whose what which why how as at by for from in into
    of off on onto out over per since than that then there these this those though through to toward towards under
    until unless up upon via with within without after again against all along also although am among any are around
    be because been before behind being below beneath beside besides between both can could despite did do does down
    during each either else even ever every few had has have he her here hers him his however i i'm i've i'd i'll
    indeed instead is it it's its just later least less like likewise many may maybe me meanwhile might more
    moreover most much must my near neither never nevertheless next no none not nothing now once one only other
    others our ours perhaps rather same several she should similarly some soon still such thanks thus together too
    very was we we're were will would yes you you're your yours today tonight tomorrow yesterday finally first last
    elsewhere especially except following given let let's plus two three four five six seven eight nine ten dozens
    nobody everybody someone everyone anyone another it'll he's she's they they're their theirs them don't didn't
    can't isn't wasn't here's there's that's what's who's de du des la le les un une et ou où mais donc car ni au
    aux en dans par pour sur avec sans sous chez vers entre il elle ils elles on nous vous je tu ce cet cette ces
    son sa ses leur leurs mon ma mes ton ta tes notre nos votre vos qui que quoi dont si comme quand alors après
    avant pendant depuis très plus moins aussi ainsi puis enfin est sont était ont a à y ne pas tout tous toute
    toutes même c'est el los las lo al del uno una unos unas e o u pero con sin para por según sobre tras entre
    desde hasta cuando donde como ya no sí su sus mi mis tu tus nuestro nuestra este esta estos estas ese esa eso
    aquel ella ellos ellas él yo es son fue era ha han hay más menos muy también así entonces ahora luego además der
    die das den dem des ein eine einen einem einer eines und oder aber denn nicht kein keine mit ohne für von vom zu
    zum zur im ins am auf aus bei beim nach über unter vor hinter zwischen durch gegen um seit bis wenn wann wo wie
    er sie es wir ihr ich du sein seine seinen ihre ihren ist sind war waren hat haben wird werden auch nur noch
    unser unsere unserem unseren unserer mein meine meinen meinem meiner dein deine euer eure
    schon dann dort hier dieser diese dieses jetzt heute als ob dass il lo gli i una uno ma però con per tra fra di
    da dal dalla nel nella sul sulla che chi è sono dopo prima durante
""")
CONNECTORS = words(
    "of the in and a an at to for on from with by de la le les du des d' l' del della di da dei el "
    "los las y et e und der"
    " die das den dem von vom im en un une una um uma dos das da à au aux & or into over under"
)
PARTICLES = words("""
    van von de del della di da dos das du der den ter ten la le bin ibn al el ben af av zu zur e y i d' do dal lo
    san ap ferch
""")

ROLES = words("""
    actor actors actress actresses actor-director actor-writer director directors co-director co-directors filmmaker
    filmmakers film-maker film-makers writer-director writer-directors director-writer auteur writer writers
    co-writer co-writers cowriter screenwriter screenwriters playwright producer producers co-producer
    cinematographer cinematographers dp dop editor editors composer composers showrunner showrunners creator
    creators co-creator star stars co-star co-stars costar costars host hosts comedian comedians comic comedienne
    podcaster author authors novelist novelists poet critic critics historian photographer musician singer
    singer-songwriter rapper dancer choreographer stuntman documentarian documentarist animator animators cameraman
    gaffer stylist performer performers newcomer newcomers veteran legend legends icon protégé programmer curator
    journalist screenwriter-director multi-hyphenate wife husband spouse partner widow designer artist
    documentary-maker designers costumier make-up editor-in-chief president juror jurors chair sculptor painter
    philosopher réalisateur réalisatrice réalisateurs réalisatrices cinéaste cinéastes metteur acteur actrice
    acteurs actrices comédien comédienne comédiens comédiennes scénariste scénaristes producteur productrice monteur
    monteuse compositeur compositrice chanteur chanteuse romancier romancière écrivain écrivaine auteure photographe
    dramaturge auteurs directora directores cineasta cineastas actores actrices guionista guionistas productor
    productora montador montadora compositor compositora escritor escritora novelista realizador realizadora
    intérprete cantante protagonista regisseur regisseurin regisseure schauspieler schauspielerin schauspielers
    georgier georgierin franzose französin italiener italienerin spanier spanierin brite britin amerikaner
    amerikanerin koreaner koreanerin japaner japanerin pole polin russe russin iraner iranerin österreicher
    österreicherin schweizerin däne dänin schwede schwedin norweger norwegerin türke türkin ukrainer ukrainerin
    filmemacher filmemacherin drehbuchautor drehbuchautorin kameramann kamerafrau produzent produzentin cutter
    cutterin komponist komponistin autor autorin darsteller darstellerin regista attore attrice sceneggiatore
    sceneggiatrice
""")
MODIFIERS = words("""
    american british english irish scottish welsh french german italian spanish portuguese dutch belgian swiss
    austrian danish swedish norwegian finnish icelandic polish czech slovak hungarian romanian bulgarian serbian
    croatian bosnian slovenian greek turkish russian ukrainian georgian armenian iranian iraqi israeli palestinian
    lebanese syrian egyptian moroccan tunisian algerian nigerian kenyan ethiopian senegalese malian indian pakistani
    bangladeshi nepali thai vietnamese cambodian filipino indonesian malaysian singaporean chinese taiwanese
    slovene estonian latvian lithuanian macedonian albanian kosovar montenegrin moldovan maltese cypriot kazakh uzbek
    kyrgyz tajik afghan jordanian saudi yemeni libyan sudanese somali ugandan tanzanian rwandan congolese angolan
    mozambican zimbabwean zambian ivorian cameroonian haitian jamaican dominican bolivian ecuadorian paraguayan
    guatemalan panamanian honduran bhutanese burmese laotian lankan sardinian sicilian breton corsican galician flemish
    walloon kurdish luxembourgish
    japanese korean mongolian australian canadian mexican brazilian argentine argentinian chilean colombian peruvian
    cuban venezuelan uruguayan african asian european latin québécois catalan basque ghanaian oscar-winning
    oscar-nominated emmy-winning award-winning bafta-winning palme-winning first-time veteran acclaimed celebrated
    legendary late great young newcomer fellow lead executive associate legendary beloved renowned famed former
    longtime old new rising guest special costume production sound casting art music visual hollywood bollywood
""")
MAKING = words("""
    directed written co-written cowritten scripted produced edited shot lensed photographed scored composed created
    adapted penned helmed hosted played portrayed voiced narrated choreographed performed embodied presented starred
    executive-produced co-directed remade co-produced reviewed conceived mentored championed animated painted
    inspired cut graded dubbed sung covered drawn réalisé réalisée réalisés réalisées écrit écrite coécrit coécrite
    joué jouée interprété interprétée incarné incarnée produit produite monté montée signé signée mis filmé filmée
    porté portée tourné tournée campé campée dirigido dirigida dirigidos dirigidas escrita escrito coescrita
    interpretado interpretada encarnado encarnada producido producida protagonizado protagonizada protagonizados
    firmada firmado montada montado rodada rodado inszeniert geschrieben gespielt verkörpert gedreht produziert
    diretto diretta scritto interpretato interpretata
""")
BY = words("by par por von de di")
STARRING = words("""
    starring featuring stars alongside opposite co-starring includes including protagonizada protagonizado cast
    costarring
""")
SPEECH = words("""
    says said tells told recalls recalled explains explained adds added notes noted admits admitted insists insisted
    jokes joked reflects reflected confesses confessed remembers remembered laughs laughed argues argued replies
    replied asks asked answers answered quips quipped offers concedes conceded observes observed recounts recounted
    muses mused continues continued reveals revealed stated writes thinks believes believed describes described
    shrugs laments hopes wants dit explique confie raconte déclare affirme assure ajoute précise souligne reconnaît
    confirme avoue répond lance glisse explique-t-il résume dice explica cuenta asegura confiesa señala recuerda
    afirma reconoce añade admite declara sostiene apunta comenta responde sagt erklärt erzählt meint betont fügt
    sagte erklärte erzählte erinnert dice spiega racconta afferma
""")
DOING = words("""
    directs directed stars starred co-stars co-starred co-wrote wrote helms helmed helming delivers delivered gives
    gave shoots edits scored filmed cast casts won wins co-directed hosts hosted adapts adapted plays played
    portrays portrayed embodies made makes produces produced voices narrates reteams reunites collaborated died
    premieres debuted performs anchors brings brought shines dazzles excels impresses steals co-directs adapted
    studied trained grew returned returns trains réalise réalisa signe filme incarne interprète joue campe tourne
    jouait incarnait interprétait réalisait signait
    livre retrouve tient prête dirige dirigió firma protagoniza interpreta encarna rueda escribe debuta ganó vuelve
    inszeniert spielt verkörpert dreht erzählt führt übernimmt
""")
CHARACTER_NOUNS = words("""
    character characters protagonist hero heroine antihero villain villains henchman henchmen antagonist detective
    inspector sergeant stripper assassin spy orphan schoolgirl schoolboy teenager teen widow widower housewife nun
    titular eponymous fictional alter-ego persona personnage personnages héros héroïne personaje personajes figur
    hauptfigur
""")
KIN = words("""
    son daughter brother sister mother father mom dad uncle aunt cousin grandmother grandfather friend boss
    neighbour neighbor
""")
RANKS = words(
    "dr dr. captain capt. detective inspector sergeant sgt. lieutenant lt. officer commander colonel major general"
    " father sister brother aunt uncle princess prince king queen lord lady count countess baron "
    "minister agent professor prof. judge dona"
    " sheriff reverend nurse mother monsieur madame don doña señora señor herr frau commissaire inspecteur comisario"
)
PLAYS = words(
    "plays played play playing portrays portrayed portray portraying embodies embody voices voicing "
    "incarne incarnant interprète joue"
    " jouant interpreta encarna spielt verkörpert plays"
)
# Who holds an office: it stands before the name and is no part of it.
OFFICES = words("""
    councillor cllr cllr. councilman councilwoman alderman mayor senator sen. congressman congresswoman mp mep
    ambassador
""")
PARTS = words("act part chapter scene round episode season book section day week year phase volume step")
COUNTED = words("one two three four five six seven eight nine ten i ii iii iv v vi vii viii ix x")
PATRONYMIC = words("ap ferch")
SIR = words("sir dame mr. ms. mrs. mr ms mrs mme m.")
FILM_NOUNS = words("""
    film films movie movies picture title pic pics feature features documentary documentaries doc docudrama comedy
    comedies drama dramas thriller thrillers horror western westerns musical musicals romance romcom rom-com biopic
    biopics epic epics melodrama noir adventure blockbuster hit sequel prequel remake reboot adaptation short shorts
    debut
    masterpiece classic satire fable romp caper whodunnit whodunit fantasy mystery tragicomedy dramedy comedy-drama
    comedy-thriller chiller slasher heist franchise trilogy flick indie spinoff spin-off animation anime opus
    premiere screenplay directorial screening screenings comedy-film crime-drama long-métrage court-métrage métrage
    documentaire comédie drame polar suite adaptation œuvre chef-d'œuvre remake película películas filme cinta
    documental cortometraje largometraje comedia ópera-prima secuela spielfilm dokumentarfilm kurzfilm komödie drama
    thriller spielfilmdebüt dokumentation streifen kinofilm
""")
SERIES_NOUNS = words("""
    series miniseries mini-series sitcom sitcoms show shows season seasons episode episodes showrunner showrunners
    telenovela soap docuseries tv television série séries saison saisons épisode épisodes feuilleton serie miniserie
    temporada episodio capítulo staffel folge fernsehserie
""")
BOOK_NOUNS = words("""
    memoir memoirs novel novels novella book books autobiography biography bestseller best-seller trilogy essay
    paperback poem poems roman livre livres mémoires libro libros memorias ensayo buch bücher autobiografie romanzo
    libro
""")
OTHER_WORK_NOUNS = words("""
    retrospective retrospectives
    sings sing singing hum hums hummed cue
    song songs single track album albums ep aria anthem ballad record podcast magazine newspaper painting photograph
    exhibition issue numéro número ausgabe stage staging opera play plays ballet sculpture essay article column
    section chapter poem collective website blog newsletter app video-game videogame game chanson morceau disque
    canción tema álbum disco lied stück pièce obra zeitschrift revue revista journal periódico
""")
BAND_NOUNS = words("band bands duo trio quartet group rockers groupe banda orchestra ensemble gruppe")
PET_NOUNS = words("dog cat puppy mutt horse pet kitten hamster parrot donkey chien chat perro gato hund katze")
COMPANY_NOUNS = words(
    "distributor distributors studio studios streamer broadcaster network company "
    "producer-distributor label publisher agency"
    " sales distributeur distribuidora verleih"
)
COMPANY_TAILS = words("""
    pictures studios studio films entertainment releasing productions production media distribution classics
    television tv company releases international group network networks agency records books press publishing
    magazine associates partners inc ltd llc gmbh corp corporation filmproduktion filmverleih produzioni producciones
""")
# The last word of what is no person.
THING_TAILS = words("""
    theatre theater theatres cinema cinemas hall center centre arena palace opera auditorium museum gallery library
    hotel motel bar cafe café restaurant club house mansion beach valley street avenue road boulevard lane drive
    square plaza bridge park river lake mountain mountains hills hill island islands coast bay ocean sea desert
    county city town village district airport station harbour harbor port church cathedral university college school
    academy institute foundation society association guild board union council committee party government ministry
    department police fbi army navy family brothers sisters war revolution award awards prize prizes festival fest
    week day night season article times post journal gazette news review reporter magazine weekly guardian herald
    tribune show series film films movie movies project program programme lab fund grant circle critics press
    pictures studios studio entertainment releasing productions media group network band orchestra quartet trio
    records books institute england kingdom states republic coast world america africa asia europe york jersey
    hampshire mexico zealand angeles vegas francisco diego monica american european russian jewish catholic
    christmas summit market forum arts sciences act method system code game games app center collective company team
    crew tour store shop street court grill building tower bank dome rink pool factory plant mill farm ranch camp
    prison actor actress director screenplay picture editing cinematography score song design effects costume makeup
    documentary rue quai place boulevard avenue calle plaza avenida straße platz strasse associates partners
    management winner winners nominee league olympics
    nominees reviews interview interviews podcast newsletter trailer cast staff
""")
CALENDAR = words("""
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. christmas easter
    halloween thanksgiving janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    lundi mardi mercredi jeudi vendredi samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo januar februar märz april juni
    juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag spring summer autumn fall
    winter
""")
MONONYMS = words("""
    almodóvar antonioni bergman bertolucci bogart brando bresson brecht buñuel björk bowie cassavetes chaplin
    chekhov cher cocteau coppola cronenberg cukor dalí dickens disney dreyer eisenstein fassbinder fellini fincher
    ford freud garbo godard griffith hawks haneke herzog hitchcock hopper houellebecq ibsen kafka kiarostami
    kieślowski kubrick kurosawa kusturica lang lubitsch lumet lynch madonna malick melville miyazaki mizoguchi monet
    mozart murnau nolan ophüls ozu pasolini peckinpah picasso polanski prince proust renoir resnais rihanna rivette
    rohmer rossellini scorsese shakespeare sirk sokurov soderbergh spielberg stanislavsky stanislavski tarantino
    tarkovsky tati tolstoy truffaut varda verdi villeneuve visconti wagner welles wilder zendaya zola beyoncé
    dostoevsky chabrol clouzot akerman bach beethoven cézanne hemingway adele lorde rosalía shakira sade
""")
MONONYMS = frozenset(map(fold, MONONYMS))
SUFFIXES = words("jr jr. sr sr. ii iii iv")
MAGAZINES = frozenset(
    fold(name)
    for name in """The Guardian|Guardian|Variety|The Hollywood Reporter|Hollywood Reporter|Deadline
IndieWire|Indiewire|Screen Daily
Screen International|Sight and Sound|Sight & Sound|Cahiers du cinéma|Cahiers du Cinéma|Positif
The New York Times|New York Times|Le Monde
The New Yorker|New Yorker|Vanity Fair|Vogue|Rolling Stone|Empire|Total Film|Little White Lies
Film Comment|Première|Télérama|El País
Libération|Les Inrockuptibles|Dazed|Backstage|Der Spiegel|Die Zeit|The Times|The Observer
Los Angeles Times|Entertainment Weekly|Time
The Washington Post|Playboy|Esquire|GQ|The Telegraph|The Independent|Le Figaro|La Repubblica|Time Out
Film Quarterly|Interview
Rotten Tomatoes|Letterboxd|Metacritic|Fotogramas|Caimán|Moviemaker|Filmmaker|People|W Magazine|i-D
The Face|NME|Mojo""".replace("\n", "|").split("|")
)

VENUES = words("""
    theatre theater theatres cinema cinemas hotel hall arena palace museum gallery library university college
    academy institute foundation guild association society guardian times post observer telegraph gazette tribune
    journal herald courier hague group company press awards award festival prize critics studios pictures globes
    oscars states kingdom united netherlands internet beatles rolling stones
""")
FILM_LEADS = words("""
    in of from after during like watch watching see saw seen made making before since about dans après with and on
    for to
""")
