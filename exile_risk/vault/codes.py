# SPDX-License-Identifier: GPL-3.0-or-later
"""Names for cases that say nothing about a person: a bird and a number, drawn at random."""

import secrets
from collections.abc import Set

from exile_risk.errors import InputError

# No bird that is also a given name, a country, an insult or an omen.
BIRDS = (
    *("Auklet", "Avocet", "Barbet", "Bittern", "Blackbird", "Bluebird", "Bluethroat", "Brambling", "Bulbul"),
    *("Bunting", "Chaffinch", "Chickadee", "Cisticola", "Corncrake", "Cotinga", "Courser", "Crane", "Crossbill"),
    *("Curlew", "Dipper", "Diver", "Dotterel", "Dove", "Dovekie", "Dunlin", "Dunnock", "Egret", "Eider", "Fieldfare"),
    *("Finch", "Firecrest", "Flamingo", "Flicker", "Flowerpecker", "Flycatcher", "Gadwall", "Gannet", "Garganey"),
    *("Godwit", "Goldcrest", "Goldeneye", "Goldfinch", "Goosander", "Grebe", "Greenfinch", "Greenshank", "Grosbeak"),
    *("Grouse", "Guillemot", "Hawfinch", "Heron", "Honeyeater", "Hoopoe", "Hornbill", "Hummingbird", "Ibis"),
    *("Jacamar", "Jacana", "Junco", "Kestrel", "Kingfisher", "Kinglet", "Kittiwake", "Knot", "Lapwing", "Lark"),
    *("Leafbird", "Linnet", "Longspur", "Lorikeet", "Mallard", "Manakin", "Meadowlark", "Merganser", "Minivet"),
    *("Moorhen", "Motmot", "Mousebird", "Murrelet", "Nightingale", "Nightjar", "Nuthatch", "Oriole", "Ouzel"),
    *("Ovenbird", "Oystercatcher", "Parakeet", "Partridge", "Parula", "Pelican", "Petrel", "Phalarope", "Pintail"),
    *("Pipit", "Pitta", "Plover", "Pochard", "Ptarmigan", "Puffbird", "Puffin", "Quail", "Razorbill"),
    *("Redpoll", "Redshank", "Redstart", "Redwing", "Roller", "Rosefinch", "Rubythroat", "Sanderling", "Sandgrouse"),
    *("Sandpiper", "Scaup", "Scoter", "Seedeater", "Serin", "Shearwater", "Shelduck", "Shoveler", "Siskin"),
    *("Skylark", "Sparrow", "Spoonbill", "Starling", "Stilt", "Stint", "Stonechat", "Stork", "Sunbird", "Swallow"),
    *("Swan", "Swift", "Tanager", "Teal", "Tern", "Thrush", "Tinamou", "Toucan", "Towhee", "Treecreeper"),
    *("Trogon", "Tropicbird", "Turnstone", "Veery", "Verdin", "Vireo", "Wagtail", "Warbler", "Waxbill", "Waxwing"),
    *("Weaver", "Wheatear", "Whimbrel", "Whinchat", "Whistler", "Whitethroat", "Widgeon", "Willet", "Woodcock"),
    *("Woodlark", "Woodpecker", "Wryneck", "Yellowhammer", "Yellowthroat"),
)
NUMBERS = range(10, 100)
_ALL = len(BIRDS) * len(NUMBERS)


def new_code(taken: Set[str]) -> str:
    """Return a code that is not among those taken, each free one equally likely.

    Raises InputError("case_codes_spent", count=...) when a vault has used them all.
    """
    if len(taken) < _ALL // 2:  # a free one turns up at once
        while (code := f"{secrets.choice(BIRDS)} {secrets.choice(NUMBERS)}") in taken:
            pass
        return code
    free = [code for bird in BIRDS for number in NUMBERS if (code := f"{bird} {number}") not in taken]
    if not free:
        raise InputError("case_codes_spent", count=_ALL)
    return secrets.choice(free)
