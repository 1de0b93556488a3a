"""What the site says of its downloads, by other people's validators; and the lines that load them, run."""

import csv
import gzip
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_pages import GO_SITE, SITE, pages_by_kind

BIN = Path(sys.executable).parent
# The address that the sites were built for; they are served on any free port.
BUILT_FOR = "http://127.0.0.1:8000"
SITES = [
    pytest.param(SITE, id="example"),
    pytest.param(
        GO_SITE, id="go", marks=pytest.mark.skipif(
            not GO_SITE.is_dir(), reason="the site of Go's project is not built")),
]


def run(*command, **options):
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=900, **options)


@pytest.mark.parametrize("site", SITES)
def test_frictionless_accepts_the_data_package(site):
    done = run(
        BIN / "frictionless", "validate", "--json", "datapackage.json", cwd=site / "data")
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    assert report["errors"] == []
    faults = [
        (task["name"], error["type"], error["message"])
        for task in report["tasks"] for error in task["errors"]]
    assert faults == [] and report["valid"] and done.returncode == 0
    described = {task["name"] for task in report["tasks"]}
    tables = {
        file.name for file in (site / "data").iterdir()
        if file.name.endswith((".csv", ".csv.gz", ".jsonl"))}
    assert described >= tables and tables


def test_frictionless_refuses_a_package_whose_file_was_changed(tmp_path):
    for name in ("datapackage.json", "reports.csv"):
        shutil.copy(SITE / "data" / name, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text())
    package["resources"] = [
        resource for resource in package["resources"] if resource["name"] == "reports.csv"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package))
    command = [BIN / "frictionless", "validate", "--json", "datapackage.json"]
    assert run(*command, cwd=tmp_path).returncode == 0
    table = tmp_path / "reports.csv"
    rows = table.read_text().splitlines()
    table.write_text("\n".join([*rows[:-1], rows[-1] + "x"]) + "\n")
    done = run(*command, cwd=tmp_path)
    kinds = {error["type"] for task in json.loads(done.stdout)["tasks"] for error in task["errors"]}
    assert {"hash-count", "byte-count", "type-error"} <= kinds and done.returncode != 0


# MARK: JSON Schemas


def schema_of(site, file):
    """The name of the schema of a JSON file; None for schemas and the data package, which have others' own."""
    parts = file.relative_to(site).parts
    if parts[:2] == ("data", "schemas") or file.name == "datapackage.json":
        return None
    if file.name == "data.json":
        if parts[0] == "metrics":
            return "metric"
        return "counter" if parts.count("-") == 2 else "chart"
    if parts[0] == "search":
        return "search-index" if file.name == "index.json" else "search-shard"
    if file.name == "config.json":
        return "config"
    assert file.name == "build.json", f"no schema is known of {file}"
    return "build"


@pytest.fixture(scope="module")
def files_by_schema():
    found = {}
    for file in sorted(SITE.rglob("*.json")):
        name = schema_of(SITE, file)
        if name:
            found.setdefault(name, []).append(file)
    return found


def schema(name):
    return SITE / "data/schemas" / f"{name}.json"


@pytest.mark.parametrize(
    "name", ["counter", "chart", "metric", "search-index", "search-shard", "config", "build"])
def test_each_json_file_is_as_its_schema_says(name, files_by_schema):
    files = files_by_schema[name]
    for start in range(0, len(files), 500):
        done = run(
            BIN / "check-jsonschema", "--schemafile", schema(name), *files[start:start + 500])
        assert done.returncode == 0, done.stdout[:3000] + done.stderr[:3000]


def test_each_schema_is_one(files_by_schema):
    schemas = sorted((SITE / "data/schemas").iterdir())
    done = run(BIN / "check-jsonschema", "--check-metaschema", *schemas)
    assert done.returncode == 0, done.stdout
    for file in schemas:
        document = json.loads(file.read_text())
        assert document["$id"] == f"{BUILT_FOR}/data/schemas/{file.name}"
    names = {file.stem for file in schemas if not file.stem.endswith("-line")}
    assert names == set(files_by_schema)
    lines = {file.stem for file in (SITE / "data").glob("*.jsonl")}
    assert {file.stem for file in schemas} - names == {f"{name}-line" for name in lines}


def test_each_document_names_its_schema(files_by_schema):
    for name in ("counter", "chart", "metric", "build"):
        for file in files_by_schema[name]:
            head = next(iter(json.loads(file.read_text()).items()))
            assert head == ("$schema", f"{BUILT_FOR}/data/schemas/{name}.json"), file


@pytest.mark.parametrize("file", sorted((SITE / "data").glob("*.jsonl")), ids=lambda file: file.stem)
def test_each_line_is_as_its_schema_says(file):
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json.loads(schema(f"{file.stem}-line").read_text()))
    with open(file) as lines:
        for number, line in enumerate(lines):
            # All of a small table, and of a large one as many rows as take seconds.
            if number >= 5_000:
                break
            error = next(validator.iter_errors(json.loads(line)), None)
            assert error is None, (number + 1, error.message)
    row = json.loads(line)
    for broken in ({**row, "more": 1}, {key: row[key] for key in list(row)[1:]}):
        assert not validator.is_valid(broken)


def broken_counters():
    """(what is wrong, a function that breaks a document)."""
    def put(key, value):
        return lambda document: document.update({key: value})

    def cell(place, value):
        return lambda document: document["rows"][0].__setitem__(place, value)

    return [
        ("a member too many", put("more", 1)), ("no title", lambda document: document.pop("title")),
        ("another schema", put("$schema", "https://example.org/")), ("a text", put("confidence", "0.99")),
        ("a day that is none", cell(0, "2026-4-5")), ("a status that is none", cell(10, "fine")),
        ("half a report", cell(3, 0.5)), ("a share above 1", cell(6, 1.5)),
        ("a field too many", lambda document: document["rows"][0].append(1)),
        ("a field too few", lambda document: document["rows"][0].pop()),
        ("columns in another order", lambda document: document["columns"].reverse()),
    ]


@pytest.mark.parametrize("fault,breaking", broken_counters(), ids=lambda value: str(value)[:40])
def test_a_broken_document_is_refused(fault, breaking, files_by_schema, tmp_path):
    document = json.loads(files_by_schema["counter"][0].read_text())
    breaking(document)
    broken = tmp_path / "data.json"
    broken.write_text(json.dumps(document))
    assert run(BIN / "check-jsonschema", "--schemafile", schema("counter"), broken).returncode == 1


# MARK: JSON-LD


@pytest.mark.parametrize(
    "kind", ["home", "data", "data-week", "chart", "counter", "metric"])
def test_the_data_of_a_page_is_described_for_search_engines(kind):
    for _, address in pages_by_kind()[kind][:50]:
        file = SITE / address.lstrip("/") / "index.html"
        page = LexborHTMLParser(file.read_text())
        block = page.css_first('script[type="application/ld+json"]').text()
        described = json.loads(block)
        assert described["@type"] == ("DataCatalog" if kind == "home" else "Dataset")
        assert described["url"] == BUILT_FOR + address
        assert described["license"] and described["name"] and described["description"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", described["temporalCoverage"])
        for download in described.get("distribution", []):
            assert (SITE / download["contentUrl"].removeprefix(BUILT_FOR + "/")).is_file()
            if kind in ("data", "data-week"):
                continue
            assert page.css_first(
                f'link[rel="alternate"][type="{download["encodingFormat"]}"]')
        links = {link.attributes["rel"] for link in page.css("head link")}
        assert {"canonical", "describedby", "license"} <= links
        assert "cite-as" in links or kind not in ("counter", "data-week")


# MARK: The lines of /data/use/


@pytest.fixture(scope="module")
def commands(address):
    """For each tool of /data/use/ its lines, for the address at which the site is served."""
    page = LexborHTMLParser((SITE / "data/use/index.html").read_text())
    return {
        section.attributes["id"]: [
            command.text().replace(BUILT_FOR, address) + "\n" for command in section.css("pre")]
        for section in page.css("section.card") if section.css("pre")}


@pytest.fixture(scope="module")
def files(commands):
    """The CSV files that the lines of curl name, by their own names."""
    addresses = dict(re.findall(r"-o (\w+)\.csv http://[^/]+/(\S+)", commands["curl"][0]))
    assert list(addresses) == ["counter", "figures", "collected"]
    return {name: SITE / path for name, path in addresses.items()}


def rows_of(file):
    with open(file, newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def fetched(commands, tmp_path_factory):
    """A folder in which the lines of curl were run."""
    folder = tmp_path_factory.mktemp("curl")
    done = run("sh", "-eu", "-c", commands["curl"][0], cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_tool_has_its_lines(commands):
    assert list(commands) == ["curl", "python", "r", "duckdb", "sqlite"]


def test_curl_fetches_the_files(fetched, files):
    for name, file in files.items():
        assert (fetched / f"{name}.csv").read_bytes() == file.read_bytes()


def test_pandas_loads_them(commands, files):
    names = {}
    exec(commands["python"][0], names)
    for name, file in files.items():
        rows, frame = rows_of(file), names[name]
        assert list(frame.columns) == list(rows[0]) and len(frame) == len(rows)
        for column in frame.columns:
            for found, field in zip(frame[column], (row[column] for row in rows)):
                if field == "":
                    assert found != found, (name, column)
                elif isinstance(found, str):
                    assert found == field
                else:
                    assert float(found) == float(field)


def test_duckdb_loads_them(commands, fetched, files):
    import duckdb

    database = duckdb.connect()
    before = os.getcwd()
    os.chdir(fetched)
    try:
        database.execute(commands["duckdb"][0])
    finally:
        os.chdir(before)
    for name, file in files.items():
        rows = rows_of(file)
        assert database.execute(f"SELECT count(*) FROM {name}").fetchone() == (len(rows),)
        if name == "collected":
            continue
        found = database.execute(
            f"SELECT count(share), sum(reports), sum(n) FROM {name}").fetchone()
        assert found == (
            sum(row["share"] != "" for row in rows), sum(int(row["reports"] or 0) for row in rows),
            sum(int(row["n"] or 0) for row in rows))


def test_sqlite_loads_them(commands, files, tmp_path):
    fetch, statements = commands["sqlite"]
    lines = fetch.splitlines()
    assert lines[-1].startswith("sqlite3 ")
    done = run("sh", "-eu", "-c", lines[0], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    name = lines[-1].split()[1]
    if not shutil.which("sqlite3"):
        pytest.skip("there is no sqlite3 here")
    answers = []
    for statement in statements.splitlines():
        done = run("sqlite3", "-csv", "-header", name, input=statement, cwd=tmp_path)
        assert done.returncode == 0 and not done.stderr, done.stderr
        answers.append(list(csv.DictReader(done.stdout.splitlines())))

    def numbers(row):
        return {
            key: float(field) if key in ("share", "low", "high", "rate") and field else field
            for key, field in row.items()}

    counter = rows_of(files["counter"])
    program = counter[0]["program"]
    assert [numbers(row) for row in answers[0]] == [numbers(row) for row in counter]
    for answer, file in zip(answers[1:], ("figures", "collected")):
        expected = [numbers(row) for row in rows_of(files[file]) if row["program"] == program]
        answer = [numbers(row) for row in answer]
        assert len(answer) == len(expected) and all(row in expected for row in answer[:200])
    tables = {row["table"] for row in answers[3]}
    database = sqlite3.connect(tmp_path / name)
    columns = {
        (table, column[1]) for table in tables
        for column in database.execute(f'PRAGMA table_info("{table}")')}
    assert {(row["table"], row["column"]) for row in answers[3]} == columns
    [[major]] = database.execute("PRAGMA user_version")
    package = json.loads((SITE / "data/datapackage.json").read_text())
    assert package["version"].split(".")[0] == str(major)


@pytest.mark.skipif(not shutil.which("Rscript"), reason="there is no Rscript here")
def test_r_loads_them(commands, files, tmp_path):
    script = commands["r"][0] + "".join(f"cat(nrow({name}), '\\n')\n" for name in files)
    (tmp_path / "load.R").write_text(script)
    done = run("Rscript", "load.R", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [int(line) for line in done.stdout.split()] == [
        len(rows_of(file)) for file in files.values()]


def test_the_packed_tables_are_the_others(files):
    for file in (SITE / "data").glob("*.csv.gz"):
        assert gzip.decompress(file.read_bytes()) == file.with_suffix("").read_bytes()
