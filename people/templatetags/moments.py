from django import template

from people import moments

register = template.Library()

register.filter("in_words", moments.in_words)
register.filter("how_far", moments.how_far)
