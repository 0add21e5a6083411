"""One discovery for skills, channel kinds and shop vendors: a constant in a folder, or an entry point of a package."""

import importlib
import pkgutil
from importlib.metadata import entry_points
from typing import TypeVar

from kit.errors import StartError

T = TypeVar("T")


def discover(package: str, constant: str, kind: type[T]) -> dict[str, T]:
    """Return every `constant` of type `kind` in the sub-packages of `package`, and of entry points `tillside.…`.

    The key is the plug-in's `name`. Raises StartError with one sentence if a plug-in cannot be imported, carries
    something else under that name, or takes a name twice.
    """
    root = importlib.import_module(package)
    found: dict[str, T] = {}
    for module in pkgutil.iter_modules(root.__path__):
        if module.ispkg:
            _take(found, f"{package}.{module.name}", constant, kind)
    for point in entry_points(group=f"tillside.{package}"):
        _take(found, point.value.partition(":")[0], constant, kind)
    return found


def _take(found: dict[str, T], path: str, constant: str, kind: type[T]) -> None:
    try:
        module = importlib.import_module(path)
    except Exception as error:
        raise StartError(f"The plug-in {path} cannot be imported: {error}. Mend it or remove its folder.") from error
    plugin = getattr(module, constant, None)
    if plugin is None:
        return
    if not isinstance(plugin, kind):
        raise StartError(
            f"{path}.{constant} is a {type(plugin).__name__}, not a {kind.__name__}. Mend its declaration."
        )
    name = str(plugin.name)  # type: ignore[attr-defined]  # every plug-in kind has a name
    if name in found:
        raise StartError(f"Two plug-ins are named {name}; the second is {path}. Rename one of them.")
    found[name] = plugin
