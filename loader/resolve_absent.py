"""Whether a post that nothing describes or lists is missing from a staff list, or only called otherwise there."""

from __future__ import annotations

from collections.abc import Iterable

from asendus.loader.resolve_heads import is_head
from asendus.loader.resolve_posts import Post
from asendus.loader.slugs import misspelling, slug, squash


def has_nothing_like(posts: Iterable[Post], post: Post) -> bool:
    """Whether none of the described and listed posts of an agency can be the one that is meant.

    A list can call a post or its unit otherwise than a description does, so one that has the title anywhere, or some head
    of the unit, or a title within one edit, may be meant.
    """
    if post.heads:
        return not any(each.unit == post.heads and is_head(each.title, language=each.language) for each in posts)
    title = slug(post.title)
    return not any(squash(each.title) == squash(post.title) or misspelling(title, slug(each.title)) for each in posts)
