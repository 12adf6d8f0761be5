# ruff: noqa: E501 (a pattern is read whole)
"""What stands on a page beside the story, told by its words: buttons, boxes, notices, footers.

In English, French, Spanish and German. A line is furniture only if the words are all that it says.
"""

import re
from functools import lru_cache

LONGEST = 400  # characters: nothing that only asks for a click is longer

NETWORK = (
    r"facebook|twitter|x|x \(twitter\)|whatsapp|e-?mail|linkedin|pinterest|reddit|tumblr|flipboard|bluesky|threads|"
    r"mastodon|telegram|messenger|pocket|print|copy link|copy url|link|more"
)
SHARE = [
    r"share(?: (?:this|on|via|to|full)\b.{0,60})?(?: ?link copied)?",
    rf"(?:share[:,]? )?(?:on )?(?:{NETWORK})(?:(?:[\s,|/·•]+(?:and )?(?:{NETWORK}))+)?",
    r"(?:copy link|link copied|copied)\b.{0,20}",
    r"tweet(?: this)?",
    r"(?:save|bookmark|gift|print|listen to)(?: this)?(?: article| story| page)?(?: ?\(?\d* ?min(?:utes?)?\)?)?",
    r"follow(?:ing| us\b.{0,60}| (?:on|author|topic|topics|tag|this)\b.{0,40})?",
    r"@\w{2,30}",
    r"(?:artikel )?(?:anhören|merken|teilen|drucken|vorlesen)|(?:écouter|enregistrer|offrir|imprimer)(?: l['’]article| cet article)?|(?:escuchar|guardar)(?: (?:el )?artículo)?",
    r"embed(?: this)?(?: video| code)?",
    r"reuse (?:this|our) (?:content|work)\b.{0,60}",
    r"(?:click to share|condividi|compartilh\w+|partilh\w+|partager|compartir|ajouter à mes favoris|comparte|teilen|imprimer|imprimir|drucken)\b.{0,60}",
    r"(?:facebook|twitter|whatsapp|instagram)\b.{0,40}(?:facebook|twitter|whatsapp|instagram|e-?mail)\b.{0,40}",
]
NEWSLETTER = [
    r".{0,160}\b(?:sign(?:ing)? up|subscribe|join|register)\b.{0,80}\b(?:newsletters?|inbox|email|mailing list|updates|weekly)\b.{0,160}",
    r".{0,120}\b(?:newsletter|boletín|infolettre)s?\b.{0,160}(?:sign up|subscribe|inbox|email|abonn\w+|inscri\w+|suscr\w+|direct\w*|weekly|every)\b.{0,120}",
    r"(?:get|receive)\b.{0,100}\b(?:in|to|into) your (?:inbox|email|mailbox)\b.{0,120}",
    r".{0,120}\b(?:straight|direct(?:ly)?|delivered)? ?(?:in|to|into) your (?:inbox|mailbox)\b.{0,60}",
    r"(?:enter |your |adresse |dirección de )*(?:e-?mail|correo)(?: address| electrónico)?\*?:?",
    r"(?:sign up|subscribe|s['’]inscrire|je m['’]inscris|suscríbete|suscribirse|abonnieren|jetzt abonnieren)(?: now| here| today)?[!.]?",
    r".{0,60}\bthank you for (?:subscribing|signing up)\b.{0,120}",
    r"(?:thanks|thank you) for (?:reading|subscribing|being)\b.{0,200}",
    r"type your e-?mail.{0,10}",
    r"(?:iscriviti|inscreva-se|assine|abbonati|ricevi)\b.{0,120}",
    r"sign[- ]?up:.{0,80}",
    r"get (?:our|the|your)\b.{0,60}\b(?:alerts?|digest|briefing|bulletin|headlines)\b.{0,60}",
    r"(?:thank you\. )?you (?:have|['’]ve) been subscribed\b.{0,60}",
    r".{0,120}\bunsubscribe (?:at any time|anytime)\b.{0,120}",
    r"by (?:signing up|subscribing|submitting)\b.{0,250}",
    r"(?:inscrivez-vous|abonnez-vous|recevez)\b.{0,160}(?:newsletter|infolettre|lettre|boîte|e-?mail|mail)\b.{0,100}",
    r"votre adresse e-?mail.{0,40}",
    r"(?:suscríbete|apúntate|recibe)\b.{0,160}(?:boletín|newsletter|correo)\b.{0,100}",
    r"(?:abonnieren|melden|bestellen) sie\b.{0,160}newsletter\b.{0,100}",
    r"(?:want|looking for|love|enjoy(?:ed|ing)?|need) (?:to read )?(?:more|what you|this|our|reading|the latest)\b.{0,120}\??",
    r"newsletter\b.{0,60}",
    r".{0,160}\b(?:kostenlos|jetzt|gratis|gratuitement|gratuitamente)\b.{0,40}\b(?:abonnieren|anmelden|bestellen|s['’]abonner|suscr\w+)\b.{0,60}",
    r"sign up (?:for|to|now for)\b.{0,250}",
    r"subscribe (?:today|now|to\b.{0,80})[!.]?",
    r"(?:already a (?:subscriber|member)|become a (?:subscriber|member|patron)|support (?:our|independent|us))\b.{0,120}",
    r"(?:the )?[\w’' -]{0,30}newsletter",
    r"your (?:weekly|daily)\b.{0,100}",
]
COOKIES = [
    r".{0,200}\b(?:uses?|using|utilise|utilisons|usamos|utiliza|utilizamos|verwenden|verwendet|nutzt|accept|set|store|des|von|our)\b.{0,60}\bcookies?\b.{0,300}",
    r"cookies?\b.{0,120}",
    r"we (?:value|respect|care about) your privacy\b.{0,200}",
    r"(?:accept|reject|allow|decline)(?: all| cookies)+\.?",
    r"(?:manage|cookie|privacy|consent)(?: my| your)? (?:preferences|settings|choices|options)\.?",
    r"(?:tout accepter|tout refuser|accepter et fermer|aceptar todo|aceptar|rechazar(?: todo)?|alle akzeptieren|einstellungen)",
]
ADVERTISEMENT = [
    r"(?:[-–—*\[( ]*)(?:advertisement|advertisment|advert|ad|ads|publicité|publicidad|anzeige|werbung|reklame)(?:[-–—*\]) :]*)",
    r"(?:(?:the )?(?:article|story|content) continues|continue reading|scroll to continue|scroll down)\b.{0,60}(?:below|after|advertisement|ad|reading)?\.?",
    r"(?:la suite après|después de|weiter nach|nach der)\b.{0,40}(?:publicité|publicidad|anzeige|werbung)",
    r"advertisement\b.{0,60}",
]
SPONSORED = [
    r"(?:sponsored|promoted|paid)(?: (?:content|post|by|partner|story|partnership|link|links))?\b.{0,160}",
    r"(?:from our|partner) (?:partners?|sponsors?|content)\b.{0,120}",
    r"(?:contenu sponsorisé|contenido patrocinado|patrocinado|gesponsert)\b.{0,120}",
    r"affiliate\b.{0,200}",
    r".{0,80}\bmay earn (?:an?|us|money|some)\b.{0,60}\bcommission\b.{0,160}",
]
COMMENTS = [
    r"discussion about this post|comments ?restacks?",
    r"\d+ (?:thoughts?|replies|responses) (?:on|to)\b.{0,160}",
    r"(?:tell us|let us know|sound off)\b.{0,60}\bcomments\b.{0,20}|.{0,80}\btell us in the comments[!.]?",
    r"(?:lascia un commento|deixe um comentário|commenti|comentários)(?: ?\(?\d*\)?)?",
    r"comments are\b.{0,100}|your email address will not be published\b.{0,120}|required fields are marked.{0,10}",
    r"(?:\d[\d,.]* )?(?:comments?|commentaires?|comentarios?|kommentare?|responses|replies)(?: ?\(\d[\d,.]*\))?:?",
    r"(?:view|show|read|see|leave|add|post|write|join|log in to|sign in to)\b.{0,30}\b(?:comments?|conversation|discussion|reply)\b.{0,40}",
    r"(?:laisser un commentaire|réagir|deja (?:un|tu) comentario|kommentar schreiben|kommentieren)\b.{0,40}",
    r"most (?:liked|recent) comments?",
    r"this (?:post|article|story|entry) has (?:\d+|no) comments?",
    r"(?:we (?:want|would love|['’]d love) to hear from you|what (?:do|did) you think|have your say|share your (?:thoughts|opinions?|views)|let us know)\b.{0,160}(?:comments?|thread|below|opinions?|thoughts|you|think)[!?.]?.{0,40}",
    r"(?:sort|sorted) by\s?:?.{0,40}",
    r"(?:ce|cet) (?:article|billet) a \d+ commentaires?",
]
MORE = [
    r"(?:related|recommended|popular|trending|latest|top|featured|more)(?: (?:stories|articles|content|posts|news|reading|topics|videos|reviews|interviews|features|now|for you))+:?",
    r"(?:related|recommended|trending|most (?:popular|read|viewed|shared)|editors?['’]?s? ?picks?|up next|read next|read more|next up|see also|must reads?|keep reading|don['’]t miss|more to read|more like this|further reading):?",
    r"more (?:from|in|on|about|by|stories|to)\b.{0,60}",
    r"(?:you (?:may|might|['’]ll)(?: also)?|we think you(?:['’]ll)?(?: also)?) (?:also )?(?:like|enjoy|love|be interested in)\b.{0,40}",
    r"(?:à lire aussi|lire aussi|à voir aussi|sur le même sujet|les plus lus|à découvrir|sur le même thème|dans la même rubrique|articles? (?:liés|associés|similaires))\s?:?",
    r"(?:leer más|lee también|te puede interesar|también te puede interesar|lo más (?:leído|visto)|noticias relacionadas|artículos relacionados|más sobre\b.{0,40}|más en\b.{0,30}|ver también)\s?:?",
    r"(?:latest|popular (?:on|now|in)\b.{0,30}|in other news)\s?:?",
    r"(?:leggi anche|leia também|veja também|potrebbe interessarti|articoli correlati|da non perdere|leggi di più|read this next|más críticas|recommended from \w+|related articles?|related posts?|related)\s?:?",
    r"(?:mehr zum thema|lesen sie auch|auch interessant|das könnte sie auch interessieren|meistgelesen|weitere artikel|mehr aus\b.{0,30}|mehr dazu)\s?:?",
]
INLINE_MORE = re.compile(
    r"(?P<label>(?:[→►▶»›•*]\s*)?(?:\*{0,2})(?:next|up next|previously|read this next|leggi anche|leia também|read (?:more|also|next|our .{0,30}?)|related|see also|more|also read|don['’]t miss|"
    r"(?:à )?lire aussi|à voir aussi|lee también|leer más|te puede interesar|lesen sie auch|mehr dazu|auch interessant)"
    r"(?: on (?:this|matinee))?\s?[:|»>→]\s?(?:\*{0,2}))(?P<headline>\S.{8,180})",
    re.IGNORECASE,
)
TOPICS = [
    r"(?:explore more|more) on (?:these|this|the) (?:topics?|subjects?|stor(?:y|ies))\s?:?",
    r"(?:topics|tags|tagged|keywords|categories|in this (?:article|story)|read more about|thèmes|mots-clés|sujets|temas|etiquetas|themen|schlagwörter|schlagworte)\s?:?",
    r"(?:topics|tags|tagged(?: with| in| as)?|keywords|categor(?:y|ies)|filed (?:under|to|in)|posted in|more about|read more about|thèmes?|mots-clés|temas|etiquetas|themen|schlagwörter)\s?:\s?.{1,200}",
    r"(?:filed (?:under|to)|posted in|tagged (?:with|in|as)?) .{1,120}",
]
NAVIGATION = [
    r"why you can trust\b.{0,300}",
    r"regist(?:er|ration)\b.{0,60}\b(?:free|continue|reading|easy|account)\b.{0,120}",
    r"sign in to\b.{0,60}",
    r"(?:summary|in this (?:article|review|story)|contents|quick links|at a glance)",
    r"(?:[←→«»‹›<>]\s?)?(?:older|newer|previous|next)(?: post| article| entry)?s?\s?:?.{0,80}\|.{0,100}",
    r"skip to (?:main |the )?(?:content|navigation|search|footer).{0,30}",
    r"(?:main |open |close |toggle |site |primary )?(?:menu|navigation|search|search bar|main navigation|sections|contents?)(?: (?:the )?(?:site|this site|menu|query))?\.{0,3}",
    r"(?:home|homepage|log ?in|log ?out|sign ?in|my account|account|register|subscribe(?: now)?|close|back to top|top|next|previous|prev|load more|show more|see all|view all|donate|shop|support us|become a member|members?hip|accueil|inicio|startseite|anmelden|se connecter|s['’]abonner|mon compte|iniciar sesión|menü|menu principal|suche|suchen|rechercher|buscar)(?: [›»→])?",
    r"(?:next|previous|prev)(?: (?:article|story|post|page))\b.{0,150}",
    r"(?:« |← )?(?:back to|return to|all) \w.{0,40}",
    r"(?:retour à|volver a|zurück zu)\b.{0,40}",
    r"(?:page )?\d{1,3} (?:of|/) \d{1,3}",
    r"(?:u\.?s\.?|uk|international|global|europe|australia|asia)(?: edition)",
    r"(?:edition|language|langue|idioma|sprache):?\s?\w{0,20}",
    r"(?:click|tap) (?:here|to|the)\b.{0,60}",
    r"(?:expand|collapse|enlarge|view|open|zoom)(?: (?:image|gallery|photo|fullscreen|full screen|caption|in gallery))?",
    r"(?:play|pause|mute|unmute)(?: (?:video|audio|trailer))?",
    r"(?:image|photo|slide|picture) \d{1,3} (?:of|/) \d{1,3}",
]
FOOTER = [
    r"(?:©|\(c\)|copyright)\b.{0,200}(?:\d{4}|reserved|inc|ltd|llc|media|group|magazine).{0,200}",
    r"©\s?\d{4}.{0,200}",
    r"©.{0,60}(?:riservata|reservados|réservés|vorbehalten).{0,40}|riproduzione riservata.{0,20}|todos os direitos.{0,40}",
    r"(?:proudly )?(?:powered|made|published) (?:by|with|on) (?:wordpress|substack|ghost|medium|blogger|squarespace)\b.{0,40}|substack is the home.{0,60}",
    r".{0,160}\b(?:all rights reserved|tous droits réservés|todos los derechos reservados|alle rechte vorbehalten)\b.{0,120}",
    r"(?:terms|privacy|cookies?|about|contact|advertise|careers|jobs|accessibility|imprint|impressum|datenschutz|agb|mentions légales|cgu|aviso legal|contacto|publicidad|sitemap|site map|rss|help|faq|press|legal|newsletters?|masthead|archives?|kontakt|quiénes somos|qui sommes-nous|nous contacter)(?: (?:us|policy|notice|of (?:use|service)|(?:&|and) conditions|statement|with us|centre|center|règles|de privacidad|de cookies))?(?: (?:policy|of use))?",
    r"do not sell(?: or share)? my (?:personal )?information.{0,40}",
    r"(?:reproduction|toute reproduction)\b.{0,200}",
    r"powered by\b.{0,40}",
]
BOILERPLATE = [
    r"\d[\d.,]*\s?[km]?(?: (?:likes?|claps?|shares?|views?|followers?|subscribers?|restacks?|replies))?(?:\s?[∙·•]\s?\d[\d.,]*[km]? \w+)*",
    r"(?:open in app|member-only story|listen|written by .{2,60}|published in .{2,60}|start your substack|get (?:the|our) app|plus icon|jump to comments|text to speech|play now|follow publication|top (?:new|highlight).{0,20})",
    r"(?:view|read) (?:this (?:email|message|post|newsletter) )?(?:in|on) (?:your|the|a) (?:browser|web|app)\.?|(?:trouble|problems) viewing\b.{0,80}",
    r"(?:was this (?:email )?forwarded|you (?:received|are receiving|got|['’]re receiving) this (?:email|message|newsletter))\b.{0,250}",
    r"(?:update|manage|change) your (?:email )?preferences\b.{0,80}|unsubscribe\b.{0,100}",
    r"(?:this (?:entry|post) was posted|bookmark the permalink|posted (?:in|under)|permalink)\b.{0,200}",
    r"like (?:this|loading)\W{0,4}|(?:like|reply|report|flag|upvote|quote)(?:\s?[·•|]\s?(?:like|reply|report|flag|share|quote))*",
    r"(?:book (?:now|tickets)|add to (?:favourites|favorites|watchlist|calendar|my list)|buy tickets)(?:\s+(?:book now|add to \w+|buy tickets))*",
    r"(?:from \w+, the free (?:film )?encyclopedia|retrieved from|jump to (?:navigation|search|content)|coordinates)\b.{0,200}",
    r"(?:for other uses|this article is about)\b.{0,200}",
    r"(?:looking for something else|did we (?:miss|forget)|got a tip|have a story|know something we)\b.{0,200}",
    r"\d{1,2}:\d{2}",
    r"(?:advertiser|reader) disclosure\b.{0,200}|all prices\b.{0,100}",
    r"(?:continue|keep) reading.{0,40}|expand.{0,20}|show (?:more|less)",
    r"(?:type|enter) your e-?mail.{0,20}",
    r"(?:\w+ ?){1,4}subscribe ?sign in|subscribe ?sign in",
    r"\d{1,3}[ -]?min(?:ute)?s?\.? (?:read|watch|listen)",
    r"(?:reading|read) time:?\s?\d{1,3}.{0,20}",
    r"(?:temps de lecture|lecture|lesezeit|lesedauer|tiempo de lectura)\s?:?\s?(?:ca\.? )?\d{1,3}.{0,20}",
    r"(?:for immediate release|press release|news release|media alert|communiqué de presse|nota de prensa|pressemitteilung|zur sofortigen veröffentlichung|pour diffusion immédiate)[.:]?",
    r"(?:ends|end|-?30-?|# ?# ?#|fin|ende|\*{3,}|-ends-|[-–—] ?ends ?[-–—])",
    r"(?:for )?(?:(?:more|further|additional) (?:information|details)|press (?:contacts?|enquiries|inquiries|office)|media (?:contacts?|enquiries|inquiries)|contacts?|presskontakt|contact presse|contacto de prensa|notes? to (?:the )?editors?|images? and (?:screeners?|stills))\b.{0,200}",
    r"(?:e-?mail|tel|phone|téléphone|mobile|t|e|m)\s?[.:]\s?[\w+@.() -]{5,80}",
    r"[\w.+-]+@[\w-]+\.[\w.-]+",
    r"\+?\(?\d[\d ()./-]{7,20}",
    r"(?:this|the) (?:article|story|page) (?:was|is) (?:automatically|machine)\b.{0,120}",
    r"when we learn of a mistake\b.{0,300}",
    r"(?:if you (?:spot|see|notice|find)|to report) an? (?:error|mistake)\b.{0,200}",
    r"spoilers? (?:ahead|warning|alert|below|follow).{0,80}",
]

KINDS = {
    "share link": SHARE,
    "advertisement": ADVERTISEMENT,
    "sponsored item": SPONSORED,
    "cookie notice": COOKIES,
    "newsletter box": NEWSLETTER,
    "comments": COMMENTS,
    "topics": TOPICS,
    "related list": MORE,
    "boilerplate": BOILERPLATE,
    "navigation": [*NAVIGATION, *FOOTER],
}
PATTERNS = {
    name: re.compile("|".join(f"(?:{words})" for words in rules), re.IGNORECASE) for name, rules in KINDS.items()
}
END = re.compile(next(rule for rule in BOILERPLATE if rule.startswith("(?:ends|")), re.IGNORECASE)
CONTACTS = re.compile(next(rule for rule in BOILERPLATE if rule.startswith("(?:for )?")), re.IGNORECASE)
FOOT = re.compile("|".join(f"(?:{words})" for words in FOOTER), re.IGNORECASE)

# What parts the links of a bar: “Film | TV | Music”.
BAR = re.compile(r"\s+[|·•›»>/]\s+|\s{3,}|\t+")
LONGEST_LINK = 3  # words


@lru_cache(maxsize=1024)
def kind_of(line: str) -> str | None:
    """What a line is taken for, if it is no part of the story."""
    if not line or len(line) > LONGEST:
        return None
    line = line.strip(" *_[]→›»▶►▼▾✕×☰")
    for name, pattern in PATTERNS.items():
        if pattern.fullmatch(line):
            return name
    return None


def is_bar(line: str) -> bool:
    """Whether it is a row of links: at least three, each of a few words."""
    links = [link for link in BAR.split(line[:LONGEST]) if link.strip()]
    return len(links) >= 3 and all(len(link.split()) <= LONGEST_LINK for link in links)
