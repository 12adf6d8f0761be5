"""Which tables readers' pages are made from, so that a change to any of them moves the edition number.

A table that is named nowhere counts as read: a forgotten one costs some pages that are made anew, and
never one that is stale. A test asks for every model to stand in one of the two lists all the same.
"""

from typing import NamedTuple

from django.apps import apps


class Seen(NamedTuple):
    """Which changes to the rows of a table readers could see; all of them, where nothing else is said."""

    unless: tuple = ()  # a column with the value at which nobody sees the row
    only: tuple = ()  # a column with the one value at which it matters
    story: str = ""  # the column that names the story a row belongs to: with a draft, nobody sees it
    aside: tuple = ()  # columns that only the desk reads
    printed: bool = True  # whether a plate could hold something of it: see articles/plates/

    def plates_of(self, table):
        """Which plates a change to a row could make stale: the column with the story, 0 for all of them, or none."""
        if not self.printed:
            return ""
        return self.story or ("id" if table == "articles_article" else "0")


READ = {
    "articles.Article": Seen(unless=("status", "draft"), aside=("saves", "draft_id", "writer_id")),
    "articles.Block": Seen(story="parent_id"),
    "articles.Contribution": Seen(story="article_id"),
    "articles.Correction": Seen(story="article_id"),
    "articles.Gallery": Seen(),
    "articles.GalleryItem": Seen(),
    "articles.Issue": Seen(),
    # Readers see nothing of a launch before its moment, and that moment bounds what is kept: see instants.py.
    "articles.Launch": Seen(
        only=("state", "planned"),
        aside=("name", "trouble", "made_by_id", "made_at", "settled_at"),
        printed=False,
    ),
    "articles.Photo": Seen(aside=("digest", "embedded")),
    "articles.PhotoCreator": Seen(),
    "articles.Photo_films": Seen(),
    "articles.Photo_people": Seen(),
    "articles.Publication": Seen(),
    "articles.RelatedHeadline": Seen(story="article_id"),
    "articles.RelatedStory": Seen(story="article_id"),
    "articles.RenditionSet": Seen(aside=("recipe",)),
    "articles.Section": Seen(),
    "articles.Series": Seen(),
    "articles.Shoot": Seen(),
    "articles.Subject": Seen(story="article_id"),
    "articles.Tag": Seen(),
    "articles.TaggedArticle": Seen(story="content_object_id"),
    "articles.Video": Seen(),
    "front_page.Band": Seen(printed=False),
    "front_page.FrontPage": Seen(printed=False),
    "front_page.Look": Seen(),  # pages name a social picture, which is drawn in the accent
    "front_page.Slot": Seen(printed=False),
    "people.Broadcast": Seen(),
    "people.Category": Seen(),
    "people.Claim": Seen(),
    "people.Company": Seen(),
    "people.CompanyName": Seen(),
    "people.Credit": Seen(),
    "people.Edition": Seen(),
    "people.EditionRole": Seen(),
    "people.Film": Seen(),
    "people.FilmTitle": Seen(),
    "people.FormerAddress": Seen(printed=False),
    "people.Nomination": Seen(),
    "people.Nomination_films": Seen(),
    "people.Nominee": Seen(),
    "people.Person": Seen(),
    "people.PersonName": Seen(),
    "people.Programme": Seen(),
    "people.ProgrammeName": Seen(),
    "people.Release": Seen(),
    "people.Source": Seen(),
    "people.Tally": Seen(),
}

# What no page that is kept reads, and why not.
PRIVATE = {
    "admin.LogEntry": "what was done at the desk",
    "articles.ArchiveRecord": "which line of an archive became which story: for loading it again",
    "articles.Comment": "what the desk says of a story",
    "articles.FormerFile": "read by the view of renditions alone, whose answers are not kept",
    "articles.Import": "texts on their way in",
    "articles.LaunchItem": "which versions a launch will put on the rows; once it does, the rows change",
    "articles.Plate": "made of rows that are read, and held against them at each reading",
    "articles.PlateNumber": "moves with rows that are read",
    "articles.Presence": "who at the desk has a story open",
    "articles.PreviewLink": "previews are never kept",
    "articles.PreviewVisit": "previews are never kept",
    "articles.RecoveryCopy": "what an editor typed and has not saved",
    "articles.SectionEditor": "who may edit a section",
    "articles.SignOff": "what the desk asks itself before a story goes out",
    "articles.Version": "drafts and former states; what readers see are the rows",
    "articles.Waiver": "problems that the desk lets pass",
    "auth.Group": "who may do what at the desk",
    "auth.Group_permissions": "who may do what at the desk",
    "auth.Permission": "who may do what at the desk",
    "auth.User": "the desk; credits name people of the shelf",
    "auth.User_groups": "who may do what at the desk",
    "auth.User_user_permissions": "who may do what at the desk",
    "contenttypes.ContentType": "the names of tables, which change with the code alone",
    "newsletter.Attempt": "letters and who gets them; their pages are not kept",
    "newsletter.Consent": "letters and who gets them; their pages are not kept",
    "newsletter.Delivery": "letters and who gets them; their pages are not kept",
    "newsletter.Letter": "letters and who gets them; their pages are not kept",
    "newsletter.LetterStory": "letters and who gets them; their pages are not kept",
    "newsletter.Outgoing": "letters and who gets them; their pages are not kept",
    "newsletter.Subscriber": "letters and who gets them; their pages are not kept",
    "newsletter.Suppressed": "letters and who gets them; their pages are not kept",
    "newsletter.Ticket": "letters and who gets them; their pages are not kept",
    "people.AuditEntry": "what was done at the desk",
    "sessions.Session": "who is logged in; pages for them are not kept",
    "taggit.Tag": "not used: topics are articles.Tag",
    "taggit.TaggedItem": "not used: topics are articles.Tag",
}


def models():
    """Every model that has a table of its own, those between two others included."""
    return [each for each in apps.get_models(include_auto_created=True) if not each._meta.proxy and each._meta.managed]


def read_tables():
    """Table to which of its changes readers could see."""
    public = (each for each in models() if each._meta.label not in PRIVATE)
    return {each._meta.db_table: READ.get(each._meta.label, Seen()) for each in public}
