"""What a page has round its story, and is none of it: menus and boxes, other stories, the house's own words."""
