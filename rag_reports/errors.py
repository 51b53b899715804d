"""What stops rag_reports: errors whose message says where, what was seen, and one remedy."""


class RagReportsError(Exception):
    """The work cannot go on.

    ``where`` is the file or place, ``seen`` what stands there, ``remedy`` the one thing to do. The
    message is for a person who knows Excel and Word, not Python. A tracker that is badly filled in is
    never an error: it is a :class:`rag_reports.model.Finding`.
    """

    def __init__(self, where: object, seen: str, remedy: str) -> None:
        self.where = str(where)
        self.seen = seen
        self.remedy = remedy
        super().__init__(f"{self.where}: {seen}. {remedy}")

    def __reduce__(self) -> tuple[type["RagReportsError"], tuple[str, str, str]]:
        """Made anew from its parts, so that it may come from another process."""
        return type(self), (self.where, self.seen, self.remedy)


class WorkbookError(RagReportsError):
    """A workbook cannot be opened or is not safe to open."""


class PasswordError(WorkbookError):
    """A workbook needs a password, and none or a wrong one was given."""


class NoTrackerError(RagReportsError):
    """A workbook opens, and no sheet of it holds recommendations."""


class LayoutError(RagReportsError):
    """A layout profile cannot be read, or does not fit the workbook."""


class TemplateError(RagReportsError):
    """A committee format or its Word template cannot be used."""


class OutputError(RagReportsError):
    """A result cannot be written where it was asked for."""


class UsageError(RagReportsError):
    """An option or argument cannot be understood."""


class ChangesError(RagReportsError):
    """A file of changes cannot be read."""


class FinalRefusedError(RagReportsError):
    """A final paper was asked for while errors stand in the tracker; the one refusal that is exit 1, not 2."""


class DocumentError(RagReportsError):
    """A Word file that is to be checked cannot be opened."""


class EditError(RagReportsError):
    """A workbook cannot be changed at all: it is open, read-only, signed, or in use by another run."""
