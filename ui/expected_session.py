# SPDX-License-Identifier: GPL-3.0-or-later
"""The session before there is one, so that the window can be made while the key of the vault is still being derived."""

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.factors import Catalogue
    from exile_risk.session import Session


class ExpectedSession:
    """Stands for a session that is being opened.

    Until it has come, only what every vault on this computer shares is to be had: the model and the facts. Afterwards
    each name is that of the session itself. Asking for anything of a vault too early is a fault of ours and raises
    AttributeError.
    """

    def __init__(self, *, training: bool) -> None:
        self._training = training
        self._come: Session | None = None

    @property
    def training(self) -> bool:
        """Whether it is the practice vault that is being opened."""
        return self._training

    @property
    def catalogue(self) -> "Catalogue":
        """The model that rates."""
        from exile_risk.catalogue import load_catalogue

        return load_catalogue()

    @property
    def knowledge(self) -> "Knowledge":
        """The facts; once the session has come, with the corrections of its vault over them."""
        if self._come is not None:
            return self._come.knowledge
        from exile_risk.session import shared_knowledge

        return shared_knowledge()

    def take(self, session: "Session") -> None:
        """The session has come."""
        self._come = session

    def as_session(self) -> "Session":
        """Return this as what it stands for."""
        return cast("Session", self)

    def __getattr__(self, name: str) -> Any:
        if self._come is None:
            raise AttributeError(f"{name}: no vault is open yet")
        return getattr(self._come, name)
