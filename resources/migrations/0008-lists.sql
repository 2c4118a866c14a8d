-- SPDX-FileCopyrightText: The Paper Round developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists that a person keeps: the same as the list of a draft, with a name.
CREATE TABLE kept_lists (
    id TEXT NOT NULL PRIMARY KEY,
    farm TEXT NOT NULL,
    name TEXT NOT NULL,
    updated INTEGER,
    size INTEGER NOT NULL,
    formula TEXT NOT NULL,
    edits BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_sources (
    list TEXT NOT NULL,
    letter TEXT NOT NULL,
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    wiki TEXT NOT NULL,
    origin TEXT NOT NULL,
    revision INTEGER NOT NULL,
    url TEXT NOT NULL,
    read INTEGER,
    size INTEGER NOT NULL,
    rows BLOB NOT NULL,
    PRIMARY KEY (list, letter)
) STRICT, WITHOUT ROWID;
