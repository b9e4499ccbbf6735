from __future__ import annotations

import json
from typing import Any

import pytest
from briefs import ARTICLE, MINISTRY, hostile, located, minimal, rich, statement
from pyld import jsonld

from summarizer.render import render
from summarizer.render.page import cited_items
from summarizer.schemas import Brief

OA, PROV, SCHEMA = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#", "https://schema.org/"
OWN = "urn:summarizer:brief:"


def _no_network(url: str, _: Any) -> None:
    pytest.fail(f"the document sends its reader to {url}")


def expanded(brief: Brief) -> list[dict[str, Any]]:
    """The graph as a JSON-LD processor reads it, with full addresses, nothing fetched."""
    found = jsonld.expand(json.loads(render(brief, "jsonld")), {"documentLoader": _no_network})
    assert isinstance(found, list)
    return found


def of_type(brief: Brief, kind: str) -> list[dict[str, Any]]:
    return [node for node in expanded(brief) if kind in node["@type"]]


def value(node: dict[str, Any], key: str) -> Any:
    (only,) = node[key]
    return only.get("@value", only.get("@id"))


def test_every_key_is_of_a_vocabulary_and_nothing_is_lost() -> None:
    written = json.loads(render(located(), "jsonld"))["@graph"]
    read = expanded(located())
    assert len(read) == len(written)
    for node in read:
        for key in node:
            assert key.startswith(("@", OA, PROV, SCHEMA, OWN))
    assert [len(node) for node in read] == [len(node) for node in written]


def test_a_claim_is_schema_org_s_with_its_author() -> None:
    claims = of_type(rich(), f"{SCHEMA}Claim")
    assert len(claims) == len(rich().claims)
    denial = next(claim for claim in claims if value(claim, f"{OWN}act") == "deny")
    assert value(denial, f"{SCHEMA}text") == "the army was withdrawing from Dorin"
    (author,) = denial[f"{SCHEMA}author"]
    assert value(author, f"{SCHEMA}name") == "Defence Ministry"
    assert author["@id"] in {node["@id"] for node in of_type(rich(), f"{SCHEMA}Organization")}
    article = of_type(rich(), f"{SCHEMA}NewsArticle")[0]["@id"]
    assert value(denial, f"{PROV}wasQuotedFrom") == value(denial, f"{SCHEMA}appearance") == article


def test_every_item_is_tied_to_its_words_by_quotation_and_position() -> None:
    annotations = of_type(rich(), f"{OA}Annotation")
    assert len(annotations) == sum(len(item.evidence) for item in cited_items(rich()))
    ids = {node["@id"] for node in expanded(rich())}
    for annotation in annotations:
        assert value(annotation, f"{OA}hasBody") in ids
        (target,) = annotation[f"{OA}hasTarget"]
        words, offsets = target[f"{OA}hasSelector"]
        assert words["@type"] == [f"{OA}TextQuoteSelector"]
        assert offsets["@type"] == [f"{OA}TextPositionSelector"]
        start, end = int(value(offsets, f"{OA}start")), int(value(offsets, f"{OA}end"))
        exact = value(words, f"{OA}exact")
        assert ARTICLE[start:end] == exact
        assert ARTICLE[:start].endswith(value(words, f"{OA}prefix"))
        assert ARTICLE[end:].startswith(value(words, f"{OA}suffix"))


def test_a_change_has_its_place_status_date_and_positions() -> None:
    karsa = next(node for node in of_type(located(), f"{OWN}TerritorialChange") if f"{SCHEMA}temporalCoverage" in node)
    (place,) = karsa[f"{SCHEMA}location"]
    (point,) = place[f"{SCHEMA}geo"]
    assert (value(point, f"{SCHEMA}latitude"), value(point, f"{SCHEMA}longitude")) == (-1.5, 29.25)
    assert value(place, f"{SCHEMA}sameAs") == "https://sws.geonames.org/7/"
    assert (value(karsa, f"{OWN}status"), value(karsa, f"{SCHEMA}temporalCoverage")) == (
        "reported_as_fact",
        "2031-05-01",
    )
    (position,) = karsa[f"{OWN}position"]
    assert value(position, f"{SCHEMA}author") == "urn:sha256:aa11"
    assert f"{SCHEMA}geo" not in json.dumps(expanded(rich()))


def test_how_the_brief_was_made_is_told_in_prov() -> None:
    (activity,) = of_type(rich(), f"{PROV}Activity")
    (brief,) = of_type(rich(), f"{SCHEMA}Dataset")
    assert value(brief, f"{PROV}wasGeneratedBy") == activity["@id"]
    assert value(brief, f"{PROV}wasDerivedFrom") == "urn:sha256:aa11"
    assert activity[f"{PROV}endedAtTime"][0]["@type"] == "http://www.w3.org/2001/XMLSchema#dateTime"
    agents = {value(node, f"{SCHEMA}name") for node in of_type(rich(), f"{PROV}SoftwareAgent")}
    assert agents == {"summarizer", "tiny-model"}
    assert len(activity[f"{PROV}used"]) == 1 + len(rich().generation.prompts)


def test_it_is_rdf() -> None:
    triples = jsonld.to_rdf(
        json.loads(render(located(), "jsonld")), {"documentLoader": _no_network, "format": "application/n-quads"}
    )
    assert f"<{SCHEMA}Claim>" in triples
    assert len(triples.splitlines()) > 200


def test_the_voice_of_a_statement_is_its_issuer_s() -> None:
    (claim,) = of_type(statement(MINISTRY), f"{SCHEMA}Claim")
    assert value(claim[f"{SCHEMA}author"][0], f"{SCHEMA}name") == "Defence Ministry"
    (claim,) = of_type(statement(), f"{SCHEMA}Claim")
    assert value(claim, f"{SCHEMA}author") == "urn:sha256:bb22"


def test_an_item_of_one_s_own_keeps_its_values() -> None:
    (item,) = of_type(rich(), f"{OWN}Item")
    assert value(item, f"{OWN}values") == {"target": "port", "fire_open": False}


def test_a_hostile_brief_names_no_context_and_stays_readable() -> None:
    for text in ("@context", "@type", "http://evil.example/#", '"}]\x1b]0;x\x07\u202e'):
        expanded(hostile(text))
        assert not set("\x1b\x07\u202e") & set(render(hostile(text), "jsonld"))
    assert expanded(minimal())
