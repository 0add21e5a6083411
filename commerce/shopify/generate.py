"""Makes the typed client of our documents: `python -m commerce.shopify.generate`, after each change of a document.

ariadne-codegen writes one model for each operation and fragment; of enums and inputs only those
that a document uses. The result is committed, so whoever runs the program does not need the generator.
"""

import shutil
import sys
import warnings
from pathlib import Path

from ariadne_codegen.client_generators.package import get_package_generator
from ariadne_codegen.client_generators.scalars import ScalarData
from ariadne_codegen.plugins.manager import PluginManager
from ariadne_codegen.schema import (
    filter_fragments_definitions,
    filter_operations_definitions,
    get_graphql_queries,
)
from ariadne_codegen.settings import ClientSettings, CommentsStrategy

from commerce.shopify.schema import file_of, read
from commerce.shopify.versions import PINNED

HERE = Path(__file__).parent
DOCUMENTS = HERE / "documents"
SCALARS = {
    "DateTime": "datetime.datetime",
    "Decimal": "decimal.Decimal",
    "Money": "decimal.Decimal",
    "HTML": "str",
    "URL": "str",
    "UnsignedInt64": "str",
}
"""Shopify's scalars; a number of 64 bits comes as a string."""


def generate(folder: Path) -> None:
    """Write the package `client` into a folder; what was there is gone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # hundreds, of parts of the schema that we do not use
        _generate(folder)


def _generate(folder: Path) -> None:
    shutil.rmtree(folder / "client", ignore_errors=True)
    settings = ClientSettings(
        schema_path=str(file_of(PINNED)),
        queries_path=str(DOCUMENTS),
        target_package_name="client",
        target_package_path=str(folder),
        base_client_name="BaseClient",
        base_client_file_path=str(HERE / "base_client.py"),
        include_comments=CommentsStrategy.NONE,
        include_all_inputs=False,
        include_all_enums=False,
        scalars={name: ScalarData(type_=kind, graphql_name=name) for name, kind in SCALARS.items()},
    )
    schema = read(PINNED)
    definitions = get_graphql_queries(settings.queries_path, schema)
    generator = get_package_generator(
        schema=schema,
        fragments=filter_fragments_definitions(definitions),
        settings=settings,
        plugin_manager=PluginManager(schema=schema),
    )
    for operation in filter_operations_definitions(definitions):
        generator.add_operation(operation)
    generator.generate()


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
