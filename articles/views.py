from django.core.files.storage import default_storage
from django.db.models import OuterRef, Q
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from people.addressing import lead_on
from people.models import FormerAddress
from people.negotiating import also_as_json
from people.paging import BoundedPaginator, CountUpTo, UncountedPaginator, in_figures, page_asked_for

from .astray import take_off_links_to_hidden
from .models import Article, Block, Contribution, Photo, Plate, PreviewVisit, RenditionSet, Section, Tag
from .naming import link_names
from .pictures import social, standing
from .pictures.credits import fetch_makers
from .pictures.renditions import CONTENT_TYPES, is_public, storage_name
from .plates import keeping
from .plates import story as plates
from .previewing import put_live
from .rehearsal import rehearsal
from .sharing import browser_family, link_to_show, remember, shows_picture

STORIES_ON_A_PAGE = 20
PICTURES_ON_A_PAGE = 48
TOPICS_ON_A_PAGE = 120
STORIES_COUNTED = 100  # of a topic
PICTURE_LIFE = 60  # seconds: how long a shared cache may hold a picture whose rights could end


def paged(request, stories, order="newest_first"):
    """One page of live stories, in an order that the archive has a word for."""
    rows = Article.objects.live_one_by_one().for_listing()
    return page_asked_for(request, UncountedPaginator(getattr(stories, order)(), STORIES_ON_A_PAGE, rows=rows))


def story_list(request):
    """Every story that is live, newest first."""
    return render(request, "articles/story_list.html", {"page": paged(request, Article.objects.live())})


@also_as_json
def story(request, slug):
    """One story, laid out for its kind; a page of its own when it is gone for good."""
    if keeping.may_print() and (text := printed_page.printed(request, slug)):
        return HttpResponse(text)
    article = Article.objects.live().for_page().filter(slug=slug).first()
    if article is None:
        return gone_or_never_was(request, slug)
    return render(request, "articles/story.html", page_of_story(article))


printed_page = plates.Form(
    Plate.Part.PAGE,
    Plate.Part.WAYS,
    lambda request, article: render_to_string(
        "articles/story.html", {**whole_story(article), "ways": plates.WAYS}, request
    ),
    lambda request, article: render_to_string("articles/_ways.html", {"article": article, **ways_from(article)}),
)


def page_of_story(article):
    """The whole story, and the ways on from it."""
    return {**whole_story(article), **ways_from(article)}


def ways_from(article):
    """What to read next: the stories beside it, and those that share something with it."""
    return {"beside": Article.objects.live().beside(article), "related": related_to(article)}


def related_to(article):
    return Article.objects.live().related_to(article, article.subjects.all(), article.tags.all())


def whole_story(article):
    """What the page of a story shows: the story, its body, its pictures and its credits."""
    contributions = Contribution.objects.of_story(article)
    byline = [credit for credit in contributions if credit.article_id and credit.in_byline]
    blocks = Block.objects.filter(parent=article).for_page()
    pictures = standing.on_story_page(article, blocks)
    fetch_makers(shown.photo for shown in pictures)
    take_off_links_to_hidden((article, blocks))
    link_names((article, blocks))
    return {
        "article": article,
        "blocks": blocks,
        "pictures": pictures,
        "byline": byline,
        "end_credits": [credit for credit in contributions if credit not in byline],
    }


def gone_or_never_was(request, slug, to=None):
    """Of a story that readers do not see under this address: gone, moved, or like one that never was.

    ``to`` says where a story that moved is, if not on its page.
    """
    former = FormerAddress.objects.of_model(Article).filter(slug=slug).values("object_id")
    if Article.objects.gone().filter(Q(slug=slug) | Q(pk__in=former)).exists():
        return render(request, "410.html", status=410)
    return lead_on(request, Article.objects.live(), slug, to)


@require_safe
def shared_preview(request, token):
    """A story's draft for whoever holds an open link; once nothing is waiting, the story itself."""
    link = link_to_show(token)
    if link is None:
        raise Http404
    if link.article.is_live() and not link.article.draft:
        response = redirect(link.article)
    else:
        response = rehearsed_story(request, link)
        remember(request, response, link)
        if request.method == "GET":
            PreviewVisit.objects.record(link, browser_family(request.headers.get("User-Agent", "")))
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


def rehearsed_story(request, link):
    """The page that readers would be given if the draft were published this moment."""
    with rehearsal():
        put_live(link.article)
        article = Article.objects.live().for_page().get(pk=link.article.pk)
        return render(request, "articles/shared_preview.html", {**page_of_story(article), "link": link})


def section_list(request):
    """The parts of the magazine."""
    return render(request, "articles/section_list.html", {"sections": Section.objects.for_listing()})


def section(request, path):
    """One section with the stories of its subsections."""
    section = get_object_or_404(Section.objects.for_page(), path=path)
    page = paged(request, Article.objects.live().in_section(section))
    return render(request, "articles/section_detail.html", {"section": section, "page": page})


def issue_list(request):
    """The print issues that stories on the site first appeared in."""
    return render(request, "articles/issue_list.html", {"issues": Article.objects.live_one_by_one().issues()})


def issue(request, publication, slug):
    """One print issue and its stories."""
    issue = get_object_or_404(Article.objects.live_one_by_one().issues(), publication__slug=publication, slug=slug)
    page = paged(request, Article.objects.live_one_by_one().in_issue(issue))
    return render(request, "articles/issue_detail.html", {"issue": issue, "page": page})


def tag_list(request):
    """Every topic that a live story carries."""
    stories = Article.objects.live_one_by_one()
    counted = Tag.objects.annotate(story_count=CountUpTo(stories.tagged_with(OuterRef("pk")), STORIES_COUNTED))
    paginator = UncountedPaginator(stories.topics(), TOPICS_ON_A_PAGE, rows=counted)
    page = page_asked_for(request, paginator)
    for topic in page:
        topic.stories_in_figures = in_figures(topic.story_count, STORIES_COUNTED)
    return render(request, "articles/tag_list.html", {"page": page})


def tag(request, slug):
    """One topic and its stories."""
    tag = Article.objects.live_one_by_one().topics().filter(slug=slug).first()
    if tag is None:
        return lead_on(request, Article.objects.live_one_by_one().topics(), slug)
    return render(
        request,
        "articles/tag_detail.html",
        {"tag": tag, "page": paged(request, Article.objects.live_on_topic(tag))},
    )


def picture_list(request):
    """Every picture that readers can come upon, newest first, each with its credit and where it stands."""
    return render(request, "articles/picture_list.html", picture_page(request, Photo.objects.public()))


def subject_pictures(request, slug, model):
    """Every picture of a film, of or by a person, or by a company."""
    subject = model.objects.filter(slug=slug).first()
    if subject is None:
        return lead_on(request, model.objects.all(), slug)
    context = picture_page(request, Photo.objects.public().of(subject))
    if not context["pictures"]:
        raise Http404("There are no pictures.")
    return render(request, "articles/picture_list.html", {"subject": subject, **context})


def subject_stories(request, slug, model):
    """Every live story about a film or a person, or by that person or a company, newest first."""
    subject = model.objects.filter(slug=slug).first()
    if subject is None:
        return lead_on(request, model.objects.all(), slug)
    asked_for = request.GET.get("page")
    live = Article.objects.live_one_by_one()
    stories = live.of(subject).newest_first()
    paginator = BoundedPaginator(stories, STORIES_ON_A_PAGE, rows=live.for_listing(), asked_for=asked_for)
    page = page_asked_for(request, paginator)
    if not page:
        raise Http404("There are no stories.")
    return render(request, "articles/subject_stories.html", {"subject": subject, "page": page})


def picture_page(request, photos):
    """One page of pictures. No further ones are counted, so that the first page of a large library is a quick one."""
    asked_for = request.GET.get("page")
    paginator = BoundedPaginator(
        photos.newest_first(), PICTURES_ON_A_PAGE, rows=Photo.objects.for_listing(), asked_for=asked_for
    )
    page = page_asked_for(request, paginator)
    fetch_makers(page)
    places = standing.places(page)
    pictures = [{"shown": shown, "place": places.get(photo.pk)} for photo in page if (shown := photo.shown())]
    return {"page": page, "pictures": pictures, "shown": [each["shown"] for each in pictures]}


def rendition(request, token, name):
    """One size of a picture, for as long as its rights last; where readers cannot come upon it yet, for few."""
    public = is_public(token)
    if not public and not seen_beforehand(request, token):
        raise Http404
    etag = f'"{token}-{name}"'
    response = get_conditional_response(request, etag=etag) or stored_rendition(token, name)
    response["ETag"] = etag
    if public:
        patch_cache_control(response, public=True, max_age=PICTURE_LIFE)
    else:
        response["Cache-Control"] = "private, no-store"
    return response


def seen_beforehand(request, token):
    """Whether a picture that is held back may be shown here: to the desk, or in a preview that was shared."""
    # Who asks is looked at first, so that the answer is marked as theirs (Vary) whether or not there is a picture.
    may_see = request.user.has_perm("articles.view_photo") or shows_picture(request, token)
    return may_see and RenditionSet.objects.cleared().filter(token=token).exists()


def stored_rendition(token, name):
    try:
        file = default_storage.open(storage_name(token, name))
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(file, content_type=CONTENT_TYPES[name.rpartition(".")[2]])


@require_safe
def social_picture(request, slug, digest):
    """What networks show of a story, for as long as the story is live. An earlier one leads to the one of today."""
    article = Article.objects.live().for_page().filter(slug=slug).first()
    if article is None:
        return lead_on(request, Article.objects.live().for_page(), slug, to=social.address_of)
    return drawn(request, social.card_of(article), digest)


@require_safe
def magazine_picture(request, digest):
    """What networks show of a page that has no picture: the magazine's name and what it is about."""
    return drawn(request, social.card_of_magazine(), digest)


def drawn(request, card, digest):
    if digest != card.digest:
        response = redirect(card.address)
        response["Cache-Control"] = "no-cache"
        return response
    etag = f'"{digest}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        file, is_whole = social.fetch(card)
        response = FileResponse(file, content_type="image/jpeg")
        if not is_whole:
            response["Cache-Control"] = "no-store"
            return response
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=PICTURE_LIFE)
    return response
