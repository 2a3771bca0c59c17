"""The network of cover as the page carries it: what its panel of absences computes with, read when that is first shown.

It is the network of `asendus absence`; posts are told by their place in the page. The quotations stay with the posts' words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asendus.view_pack import Json, columns
from asendus.view_payload import Positions

if TYPE_CHECKING:
    from asendus.cover_network import CoverNetwork
    from asendus.view_model import PageModel


def as_cover(model: PageModel) -> Json:
    """The ties of cover between the model's posts, what else is stated of cover, and the posts that several people hold.

    Ties and weaker statements stand in the network's own order: by post, then by substitute.
    """
    network, at = model.network, Positions(model).posts
    if network is None:
        return {"ties": columns([]), "weaker": columns([]), "holders": []}
    return {
        "ties": columns(_ties(network, at)),
        "weaker": columns(_weaker(network, at)),
        "holders": [
            [at[iri], post.headcount] for iri, post in network.posts.items() if post.headcount > 1 and iri in at
        ],
    }


def _ties(network: CoverNetwork, at: dict[str, int]) -> list[Json]:
    return [
        {"post": at[tie.principal], "substitute": at[tie.substitute], "group": int(tie.is_group), "order": tie.order}
        for post in sorted(network.ties)
        for tie in network.ties[post]
        if tie.principal in at and tie.substitute in at
    ]


def _weaker(network: CoverNetwork, at: dict[str, int]) -> list[Json]:
    return [
        {"post": at[post], "strength": each.strength, "substitute": at.get(each.substitute)}
        for post in sorted(network.weaker)
        for each in network.weaker[post]
        if post in at
    ]
