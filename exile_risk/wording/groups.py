# SPDX-License-Identifier: GPL-3.0-or-later
"""The names of conventions and groups to which states belong."""

from exile_risk.wording.catalogue import N_, _

_GROUPS = {
    "EAW": N_("European Arrest Warrant"),
    "EU_UK_TCA": N_("EU–UK surrender agreement"),
    "EU_NO_IS": N_("EU surrender agreement with Norway and Iceland"),
    "NORDIC": N_("Nordic Arrest Warrant"),
    "BENELUX62": N_("Benelux extradition treaty (1962)"),
    "ECE57": N_("European Convention on Extradition (1957)"),
    "MINSK93": N_("Minsk Convention (1993)"),
    "CHISINAU02": N_("Chisinau Convention (2002)"),
    "RIYADH83": N_("Riyadh Convention (1983)"),
    "ARAB_TERR98": N_("Arab anti-terrorism convention (1998)"),
    "GCC_SEC": N_("Gulf security agreement"),
    "ECOWAS94": N_("ECOWAS extradition convention (1994)"),
    "SADC02": N_("SADC extradition protocol (2002)"),
    "CEMAC04": N_("CEMAC extradition agreement (2004)"),
    "CPLP05": N_("Extradition convention of Portuguese-speaking states (2005)"),
    "MERCOSUR98": N_("Mercosur extradition agreement (1998)"),
    "OAS81": N_("Inter-American extradition convention (1981)"),
    "MONTEVIDEO33": N_("Montevideo extradition convention (1933)"),
    "LONDON": N_("Commonwealth extradition scheme"),
    "SCO_SHANGHAI": N_("Shanghai convention against extremism"),
    "SAARC_TERR": N_("SAARC convention against terrorism"),
    "ASEAN": N_("ASEAN"),
    "ASEAN_EXTRADITION_SIGNED": N_("ASEAN extradition treaty, signed, not known to be in force"),
    "LANCANG_MEKONG": N_("Lancang–Mekong law enforcement centre"),
    "SECURITY_COUNCIL_PERMANENT": N_("Permanent member of the Security Council"),
}


def group_name(id: str) -> str:
    """Return the name of a convention or group; one without a name is said by its id."""
    return _(_GROUPS[id]) if id in _GROUPS else id.replace("_", " ")
