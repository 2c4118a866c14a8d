#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every include and some words of the tree against the table in .github/CONTRIBUTING.md.

rules.py ROOT            checks the tree, prints each breach as FILE:LINE: what and why
rules.py ROOT --self     proves on made-up trees that each rule can fail
"""
import pathlib
import re
import sys
import tempfile

# Who may include whom, besides itself.
ROOMS = {
    "domain": set(),
    "engine": {"domain"},
    "wiki": {"engine", "domain"},
    "store": {"engine", "domain"},
    "models": {"engine", "domain"},
    "practice": {"engine", "domain"},
    "cli": {"wiki", "store", "models", "practice", "engine", "domain"},
    "ui": {"cli", "wiki", "store", "models", "practice", "engine", "domain"},
}
NETWORK = r"Q(Network|Ssl|Tcp|Http|Udp|Host|LocalSocket|LocalServer)\w*|qt6keychain/\S+"
SQL = r"QSql\w*|sqlite3\S*"
GUI = (r"(QtGui|QtWidgets)/\S+|Q(Widget|Application|GuiApplication|Color|Icon|Brush|Pixmap|Image|Painter"
       r"|DesktopServices|Palette|Font)")
COROUTINE = r"QCoro\w*|coroutine"
FORBIDDEN_INCLUDES = {
    "domain": [NETWORK, SQL, GUI, COROUTINE, r"QObject|QSettings|QFile\w*|QTimer"],
    "engine": [NETWORK, SQL, GUI, r"QSettings|QFile\w*|QSaveFile|QDir"],
    "wiki": [SQL, GUI],
    "store": [NETWORK, GUI],
    "models": [NETWORK, SQL, GUI, r"QSettings"],
    "practice": [SQL, GUI, r"qt6keychain/\S+"],
    "cli": [SQL, GUI],
    "ui": [NETWORK, SQL, r"QJson\w*"],
}
FORBIDDEN_WORDS = [
    (r"\bprocessEvents\b", "no nested event loops"),
    (r"\b(SIGNAL|SLOT)\(", "connect by function pointer"),
    (r"\bq(Debug|Warning|Info|Critical)\(\)", "log to a category"),
    (r"(?i)(dialog|box|menu)\w*(\.|->)exec\(", "no dialog with an event loop of its own: open()"),
    (r"\bQMessageBox::(question|warning|information|critical)\(|\bQFileDialog::get",
     "no dialog with an event loop of its own"),
    (r"\bstatic\s+\w+\s*[&*]?\s*(instance|self)\(\s*\)|\bQ_GLOBAL_STATIC\b", "no singletons"),
    (r"\b(TODO|FIXME|XXX)\b", "finish it or file an issue"),
]
UI_WORDS = [(r"\bco_(await|return|yield)\b", "ui and models use QCoro::connect and signals")]
DOMAIN_WORDS = [(r"\btr\(|\bQ_OBJECT\b|\bQ_GADGET\b", "domain makes no sentences and has no objects")]
TEST_WORDS = [
    (r"\bQSKIP\b", "install what is missing, or fail"),
    (r"\bQTest::q(Sleep|Wait)\(|\bQThread::(m|u)?sleep\(|\busleep\(|\bsleep_for\(", "wait for the fact, not for time"),
]
MOST_LINES = 400


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), text, flags=re.S)
    return re.sub(r"(?<!:)//[^\n]*", "", text)


def without_strings(line):
    return re.sub(r'"(\\.|[^"\\])*"', '""', line)


def words_for(parts, room):
    words = list(FORBIDDEN_WORDS)
    words += TEST_WORDS if parts[0] == "tests" else []
    words += UI_WORDS if parts[0] != "tests" and room in ("ui", "models") else []
    words += DOMAIN_WORDS if parts[0] == "app" and room == "domain" else []
    return words


def check_file(root, path, breaches, edges):
    relative = path.relative_to(root)
    parts = relative.parts
    room = parts[1] if parts[0] == "app" else parts[0]
    text = path.read_text(encoding="utf-8")

    def breach(number, why):
        breaches.append(f"{relative}:{number}: {why}")

    if "SPDX-License-Identifier: GPL-3.0-or-later" not in text[:300]:
        breach(1, "the SPDX lines are missing")
    if text.count("\n") > MOST_LINES + 1:
        breach(MOST_LINES, f"more than {MOST_LINES} lines: split by concern")
    words = words_for(parts, room)
    for number, line in enumerate(without_comments(text).split("\n"), 1):
        include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if include:
            edges.setdefault(str(relative), []).append(include.group(1))
            for why in bad_include(room, parts, include.group(1)):
                breach(number, why)
            continue
        code = without_strings(line)
        for pattern, why in words:
            found = re.search(pattern, code)
            if found:
                breach(number, f"{found.group().strip()}: {why}")


def bad_include(room, parts, name):
    if parts[0] == "tests":
        return
    target = name.split("/")[0]
    if "/" in name and target in ROOMS and target != room and target not in ROOMS[room]:
        yield f"{room} may not know {name}"
    for pattern in FORBIDDEN_INCLUDES.get(room, []):
        if re.fullmatch(pattern, name):
            yield f"{room} may not know {name}"


def defined_types(text):
    """Types a file defines in named namespaces, as (namespace, name). One name for two types in one program is no
    error a linker tells: it takes either, and the program crashes."""
    spaces, depth = [], 0  # of open namespaces: (name, depth of its brace)
    for line in without_comments(text).split("\n"):
        line = without_strings(re.sub(r"'(\\.|[^'\\])'", "' '", line))
        opened = re.match(r"(?:inline )?namespace([ \w:]*)\{", line)
        found = re.match(r"(?:class|struct|enum class|enum)\s+(\w+)\b(?!::)(?!.*;\s*$)", line)
        if opened:
            spaces.append((opened.group(1).strip(), depth))
        elif found and depth == len(spaces) and all(name for name, _ in spaces):
            yield "::".join(name for name, _ in spaces), found.group(1)
        depth += line.count("{") - line.count("}")
        while spaces and depth <= spaces[-1][1]:
            spaces.pop()


def doubles(root):
    places = {}
    for top in ("app", "ui"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                for key in defined_types(path.read_text(encoding="utf-8")):
                    places.setdefault(key, []).append(str(path.relative_to(root)))
    return [f"{files[0]}:1: {space}::{name} is also defined in {', '.join(files[1:])}"
            for (space, name), files in sorted(places.items()) if len(set(files)) > 1]


def resolve(root, name):
    for base in ("app", "."):
        candidate = root / base / name
        if candidate.is_file():
            return str(candidate.relative_to(root))
    return None


def circles(root, edges):
    """Each include circle as a readable chain of files."""
    graph = {f: [t for t in (resolve(root, n) for n in names) if t] for f, names in edges.items()}
    found, state = [], {}

    def walk(node, chain):
        state[node] = "open"
        for following in graph.get(node, []):
            if state.get(following) == "open":
                found.append("circle: " + " → ".join(chain[chain.index(following):] + [following]))
            elif following not in state:
                walk(following, chain + [following])
        state[node] = "done"

    sys.setrecursionlimit(10000)
    for node in sorted(graph):
        if node not in state:
            walk(node, [node])
    return found


def unkilled(root):
    """Crash points at which no test of the reliability ends the program."""
    tested = "".join(path.read_text(encoding="utf-8") for path in (root / "tests/reliability").rglob("*.cpp"))
    for path in sorted((root / "app").rglob("*.cpp")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for name in re.findall(r'\bcrashPoint\("([^"]+)"\)', line):
                if not re.search(rf'"{re.escape(name)}(:\d+)?"', tested):
                    yield f"{path.relative_to(root)}:{number}: no test in tests/reliability kills the program at {name}"


def check_tree(root):
    breaches, edges = [], {}
    for top in ("app", "ui", "tests"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                check_file(root, path, breaches, edges)
    return breaches + doubles(root) + list(unkilled(root)) + circles(root, {f: n for f, n in edges.items() if not f.startswith("tests/")})


def self_test():
    """Each rule must find its own breach, and nothing in a clean file."""
    head = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
    cases = [
        ("app/domain/a.h", '#include "engine/b.h"\n', "domain may not know engine/b.h"),
        ("app/wiki/a.h", '#include "store/b.h"\n', "wiki may not know store/b.h"),
        ("app/engine/a.h", "#include <QNetworkReply>\n", "engine may not know QNetworkReply"),
        ("app/store/a.h", "#include <QtWidgets/QWidget>\n", "store may not know QtWidgets/QWidget"),
        ("app/models/a.cpp", "co_await x;\n", "co_await"),
        ("app/domain/c.cpp", 'tr("x");\n', "sentences"),
        ("ui/a.cpp", "dialog->exec();\n", "event loop"),
        ("ui/b.cpp", "connect(a, SIGNAL(x()));\n", "function pointer"),
        ("ui/c.cpp", "QCoreApplication::processEvents();\n", "nested"),
        ("ui/d.cpp", "#include <QSqlQuery>\n", "ui may not know QSqlQuery"),
        ("ui/e.cpp", "qDebug() << 1;\n", "category"),
        ("ui/f.cpp", "int x; // fine\nint y = 1; /* TODO */ int TODO;\n", "file an issue"),
        ("app/wiki/b.h", "static Foo &instance();\n", "singletons"),
        ("tests/a.cpp", 'QSKIP("x");\n', "QSKIP"),
        ("tests/b.cpp", "QTest::qWait(5);\n", "not for time"),
        ("app/domain/b.cpp", "x\n" * 401, "more than 400 lines"),
        ("app/engine/b.cpp", 'crashPoint("half-done");\n', "kills the program at half-done"),
    ]
    failures = []
    for name, body, expected in cases:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / name).parent.mkdir(parents=True)
            (root / name).write_text(head, encoding="utf-8")
            if check_tree(root):
                failures.append(f"{name}: a clean file is not clean: {check_tree(root)}")
            (root / name).write_text(head + body, encoding="utf-8")
            if not any(expected in b for b in check_tree(root)):
                failures.append(f"{name}: «{expected}» was not found in {check_tree(root)}")
            (root / name).write_text(body, encoding="utf-8")
            if not any("SPDX" in b for b in check_tree(root)):
                failures.append(f"{name}: a missing licence was not found")
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "app/domain").mkdir(parents=True)
        for one, other in (("x", "y"), ("y", "x")):
            (root / f"app/domain/{one}.h").write_text(head + f'#include "domain/{other}.h"\n', encoding="utf-8")
        if not any(b.startswith("circle") for b in check_tree(root)):
            failures.append("a circle of two files was not found")
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for room, space in (("wiki", "paperround"), ("store", "paperround"), ("practice", "paperround::practice")):
            (root / "app" / room).mkdir(parents=True)
            (root / "app" / room / "x.h").write_text(
                head + f"namespace {space} {{\nclass Known;\nstruct Twice\n{{\n}};\n}} // namespace\n", encoding="utf-8")
        found = [b for b in check_tree(root) if "also defined" in b]
        if len(found) != 1 or "Twice" not in found[0] or "practice" in found[0]:
            failures.append(f"one name for two types: {found}")
    return failures


if __name__ == "__main__":
    problems = self_test() if "--self" in sys.argv else check_tree(pathlib.Path(sys.argv[1]).resolve())
    print("\n".join(problems) if problems else "no breach")
    sys.exit(1 if problems else 0)
