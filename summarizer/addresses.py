"""Which network addresses a page may be fetched from: public ones, nothing on this machine or in its network."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))  # RFC 6052, RFC 8215
_COMPATIBLE = IPv6Network("::/96")  # RFC 4291, section 2.5.5.1; not :: and ::1


def refused(address: str) -> str | None:
    """Why nothing is fetched from a numeric address: "loopback", "private", "link-local", …; None: it is public.

    An IPv6 address that stands for an IPv4 one (mapped, 6to4, Teredo, NAT64) is judged by both.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    inside = _embedded(ip) if isinstance(ip, IPv6Address) else []
    return next((reason for each in (*inside, ip) if (reason := _reason(each))), None)


def _reason(ip: IPv4Address | IPv6Address) -> str | None:
    """The first kind of address that it is and that no public server has (IANA special-purpose registries)."""
    kinds = {
        "unspecified": ip.is_unspecified,
        "loopback": ip.is_loopback,
        "link-local": ip.is_link_local,
        "multicast": ip.is_multicast,
        "private": ip.is_private or (isinstance(ip, IPv6Address) and ip.is_site_local),
        "reserved": ip.is_reserved or not ip.is_global,
    }
    return next((kind for kind, is_one in kinds.items() if is_one), None)


def _embedded(ip: IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for."""
    found = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if any(ip in network for network in _NAT64) or (ip in _COMPATIBLE and int(ip) > 0xFFFF):
        found.append(IPv4Address(int(ip) & 0xFFFF_FFFF))
    return [each for each in found if each is not None]
