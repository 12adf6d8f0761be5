"""What Word and Google Docs put on the clipboard, and what is to be left of it."""

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns:st1="urn:schemas-microsoft-com:office:smarttags"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/ed/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml>
 <w:WordDocument>
  <w:View>Normal</w:View>
  <w:Zoom>0</w:Zoom>
 </w:WordDocument>
</xml><![endif]-->
<style>
<!--
 /* Font Definitions */
 @font-face
	{font-family:Symbol;
	panose-1:5 5 1 2 1 7 6 2 5 7;}
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{mso-style-unhide:no;
	margin:0cm;
	font-size:12.0pt;}
 /* List Definitions */
 @list l0:level1
	{mso-level-number-format:bullet;
	mso-level-text:\uf0b7;}
-->
</style>
<!--[if gte mso 10]>
<style>
 table.MsoNormalTable
	{mso-style-name:"Table Normal";}
</style>
<![endif]-->
</head>

<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->

<h2 style='margin-top:2.0pt'><a name="_Toc1"></a><span lang=EN-GB style='mso-fareast-font-family:"Times New Roman"'>A
long night<o:p></o:p></span></h2>

<p class=MsoNormal><span lang=EN-GB>“Anora” opened in <st1:place
w:st="on"><st1:City w:st="on">Cannes</st1:City></st1:place>
to <b style='mso-bidi-font-weight:normal'>loud applause</b>, and <i
style='mso-bidi-font-style:normal'>nobody</i> left before the end.<span
style='mso-spacerun:yes'>&nbsp; </span>It runs for 139&nbsp;minutes.<o:p></o:p></span></p>

<p class=MsoNormal><span lang=EN-GB><o:p>&nbsp;</o:p></span></p>

<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-GB style='font-family:Symbol;mso-fareast-font-family:Symbol;mso-bidi-font-family:
Symbol'><span style='mso-list:Ignore'>\u00b7<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]><span lang=EN-GB>The first act<o:p></o:p></span></p>

<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;
text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span lang=EN-GB
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span
lang=EN-GB>A wedding<o:p></o:p></span></p>

<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-GB style='font-family:Symbol'><span style='mso-list:Ignore'>\u00b7<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]><span
lang=EN-GB>The second act<o:p></o:p></span></p>

<p class=MsoNormal><span lang=EN-GB><o:p>&nbsp;</o:p></span></p>

<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span
lang=EN-GB><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><!--[endif]--><span lang=EN-GB>Best Picture<o:p></o:p></span></p>

<p class=MsoNormal><span lang=EN-GB>More in <a href="https://example.org/review?a=1&amp;b=2"><span
style='color:#0563C1'>the review</span></a>.<o:p></o:p></span></p>

<!--EndFragment-->
</body>

</html>
"""

FROM_WORD = (
    "<p>A long night</p>"
    "<p>“Anora” opened in Cannes to <strong>loud applause</strong>, and <em>nobody</em> left before the end. "
    "It runs for 139&nbsp;minutes.</p>"
    "<ul><li><p>The first act</p><ul><li><p>A wedding</p></li></ul></li><li><p>The second act</p></li></ul>"
    "<ol><li><p>Best Picture</p></li></ol>"
    '<p>More in <a href="https://example.org/review?a=1&amp;b=2">the review</a>.</p>'
)

PLAIN = "font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;"
DOWN = "font-style:normal;font-variant:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;"
ITEM = 'dir="ltr" style="list-style-type:disc;font-size:11pt;vertical-align:baseline;white-space:pre;"'
LINE = 'dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"'

GOOGLE_DOCS = (
    "<meta charset='utf-8'><html><head></head><body>"
    '<b style="font-weight:normal;" id="docs-internal-guid-1f0d8a5e-7fff-3f52-8c52-0d1f6d3e2a11">'
    f'<h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="{PLAIN}{DOWN}">A long night</span></h2>'
    f'<p {LINE}><span style="{PLAIN}{DOWN}">“Anora” opened in Cannes to </span>'
    f'<span style="{PLAIN.replace("400", "700")}{DOWN}">loud </span>'
    f'<span style="{PLAIN.replace("400", "700")}{DOWN}">applause</span>'
    f'<span style="{PLAIN}{DOWN}">, and </span>'
    f'<span style="{PLAIN}{DOWN.replace("font-style:normal", "font-style:italic")}">nobody</span>'
    f'<span style="{PLAIN}{DOWN}"> left before the end.</span></p>'
    f'<br /><p {LINE}><span style="{PLAIN}{DOWN}"></span></p>'
    '<ul style="margin-top:0;margin-bottom:0;padding-inline-start:48px;">'
    f'<li {ITEM} aria-level="1"><p {LINE} role="presentation"><span style="{PLAIN}{DOWN}">The first act</span></p></li>'
    '<ul style="margin-top:0;margin-bottom:0;padding-inline-start:48px;">'
    f'<li {ITEM} aria-level="2"><p {LINE} role="presentation"><span style="{PLAIN}{DOWN}">A wedding</span></p></li>'
    "</ul>"
    f'<li {ITEM} aria-level="1"><p {LINE} role="presentation">'
    f'<span style="{PLAIN}{DOWN}">The second act</span></p></li>'
    "</ul>"
    '<ol style="margin-top:0;margin-bottom:0;padding-inline-start:48px;">'
    f'<li {ITEM} aria-level="1"><p {LINE} role="presentation"><span style="{PLAIN}{DOWN}">Best Picture</span></p></li>'
    "</ol>"
    f'<p {LINE}><span style="{PLAIN}{DOWN}">More in </span>'
    '<a href="https://www.google.com/url?q=https://example.org/review?a%3D1%26b%3D2&amp;sa=D&amp;source=editors'
    '&amp;ust=1700000000000000&amp;usg=AOvVaw0" style="text-decoration:none;">'
    f'<span style="{PLAIN}{DOWN.replace("none", "underline")}">the review</span></a>'
    f'<span style="{PLAIN}{DOWN}">.</span></p>'
    '</b><br class="Apple-interchange-newline"></body></html>'
)

FROM_GOOGLE_DOCS = FROM_WORD.replace(" It runs for 139&nbsp;minutes.", "")
