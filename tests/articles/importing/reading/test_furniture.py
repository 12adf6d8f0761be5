from django.test import SimpleTestCase

from articles.importing.reading.furniture.furniture import is_bar, kind_of

from .written import left, under_a_head

KINDS = {
    "share link": [
        "Share",
        "Share on Facebook",
        "Copy link",
        "Condividi su Facebook",
        "Partager",
        "Tweet this",
        "Following",
        "@pierwatch",
        "Artikel merken",
        "Embed this video",
        "Reuse this content",
        "Copiar enlace",
        "Listen to this article · 6:12 min Learn more",
        "Show additional share options",
        "Send an Email",
    ],
    "newsletter box": [
        "For Subscribers",
        "Subscribe for unlimited access",
        "Sign up",
        "Iscriviti alla newsletter",
        "Was this forwarded to you? Sign up here.",
        "Get the best of the pier in your inbox.",
        "Delivered straight to your inbox",
        "Thank you for signing up!",
        "Thanks for reading The Pier!",
        "Type your email…",
        "Sign up: the pier, weekly",
        "Get our daily briefing",
        "You have been subscribed.",
        "You can unsubscribe at any time.",
        "By subscribing you agree to our terms.",
        "Recevez chaque semaine notre lettre d’information",
        "Votre adresse e-mail",
        "Recibe cada semana nuestro boletín",
        "Abonnieren Sie unseren Newsletter",
        "Want more?",
        "Keep up with all the piers you love!",
        "Jetzt kostenlos abonnieren",
        "Subscribe today!",
        "Subscribed",
        "Already a subscriber? Log in.",
        "Update your preferences",
        "You’re receiving this because you asked us to write.",
        "This email was sent to ana@pier.example.",
        "You are on this list because you bought a ticket.",
    ],
    "cookie notice": [
        "We use cookies to improve the site.",
        "We and our 847 partners store information on a device.",
        "We value your privacy",
        "Accept all",
        "Manage my preferences",
        "Tout accepter",
    ],
    "advertisement": [
        "Video of the day",
        "Advertisement",
        "Publicité",
        "Anzeige",
        "Article continues below this ad",
        "La suite après la publicité",
    ],
    "sponsored item": [
        "From our partners",
        "Contenu sponsorisé",
        "Affiliate links may earn us money.",
        "The Pier is brought to you by readers like you.",
        "Ad Feedback",
        "We may earn a commission from links.",
    ],
    "comments": [
        "25 Comments",
        "2 thoughts on “A Pier”",
        "Leave a Reply",
        "No comments yet",
        "Show 3 Comments",
        "Loading comments…",
        "Tell us in the comments!",
        "Lascia un commento",
        "Comments are closed.",
        "Laisser un commentaire",
        "This post has no comments",
        "What did you think? Let us know below!",
        "Sort by: newest",
    ],
    "topics": [
        "Topics",
        "Filed Under: Box Office",
        "Archivado en: Cine · México",
        "Explore more on these topics",
        "Posted in Piers and boats",
    ],
    "related list": [
        "Also Read:",
        "A lire aussi",
        "Suggested For You",
        "Read more",
        "See also[edit]",
        "À lire aussi",
        "Leggi anche",
        "Más información",
        "Related films",
        "More from The Pier",
        "You may also like",
        "Te puede interesar",
        "Mehr zum Thema",
        "The most watched",
        "Les plus partagés",
    ],
    "boilerplate": [
        "5 min read",
        "Sent from my iPhone",
        "(CONTINUED ON PAGE 12)",
        "The post A Pier appeared first on Piers.",
        "View this email in your browser",
        "Bookmark the permalink.",
        "Book tickets",
        "Retrieved from the library",
        "For other uses, see Pier (disambiguation)",
        "This article is more than 3 months old",
        "This email is confidential and intended for one reader.",
        "Got a tip? Tell us",
        "3:41",
        "Article réservé aux abonnés",
        "All prices were right when published.",
        "Keep reading the pier",
        "Subscribe Sign in",
        "Reading time: 4 minutes",
        "Temps de lecture : 2 min.",
        "For Immediate Release",
        "Tel: +44 20 7946 0000",
        "press@pier.example",
        "When we learn of a mistake, we say so.",
        "If you see an error, write to us.",
        "Spoilers ahead",
    ],
    "navigation": [
        "Go to the footer",
        "Direkt zum Inhalt",
        "Close extra sharing options",
        "Show Search",
        "Advertise with The Pier",
        "A Site by",
        "Listen on Apple Podcasts | Spotify | RSS",
        "Subscribe via Pocket Casts or Overcast",
        "Skip to content",
        "Home",
        "© 2026 The Gazette",
        "Zur Startseite",
        "Contribuer",
        "Drei Bilder",
        "Why you can trust The Pier",
        "Register for free to continue",
        "Sign in to read",
        "At a glance",
        "Older | Newer",
        "Next article",
        "Back to Reviews",
        "Retour à l’accueil",
        "Page 2 of 5",
        "UK edition",
        "Click here for more",
        "View image in fullscreen",
        "Video player loading",
        "Autoplay",
        "7 videos",
        "Image 3 of 8",
        "Copyright Pier Media",
        "© RIPRODUZIONE RISERVATA",
        "Powered by WordPress",
        "All rights reserved",
        "Do not sell my information",
        "Powered by Pierware",
        "© PIER/Holm - Rechte am Artikel können Sie hier erwerben.",
        "Zur PIER-Startseite",
    ],
}


class FurnitureTests(SimpleTestCase):
    def test_furniture_is_known_by_its_words(self):
        for kind, lines in KINDS.items():
            for line in lines:
                with self.subTest(line):
                    self.assertEqual(kind_of(line), kind)

    def test_sentences_of_a_story_are_none(self):
        for line in (
            "The shares fell on Friday.",
            "He sat in the comments.",
            "Home is where he sells tickets.",
            "A cookie fell.",
            "Your daily walk along the pier is over.",
            "Reproduction is what the eels came for.",
        ):
            with self.subTest(line):
                self.assertIsNone(kind_of(line))

    def test_a_row_of_links_is_a_bar(self):
        self.assertTrue(is_bar("Film | TV | Music"))
        self.assertFalse(is_bar("Film | A long sentence about the pier and its man"))

    def test_what_is_sold_under_its_label_goes_with_it(self):
        line = "Still sleeping on that old mattress? DreamLoft’s sale starts now."
        self.assertIn(
            "DreamLoft",
            "".join(
                text for text, kind in left(under_a_head(f"Sponsored\n{line}")).items() if kind == "sponsored item"
            ),
        )
