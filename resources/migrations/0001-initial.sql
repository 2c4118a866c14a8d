-- SPDX-FileCopyrightText: The Paper Round developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A statement ends with a semicolon at the end of a line, and nothing else does. Times are milliseconds UTC.

-- position: `created`, moved on by a millisecond until it is unique. The one order of every list, newest first,
-- and the upper bits of a search document's number.
CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL UNIQUE,
    farm TEXT NOT NULL,
    account TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    list_url TEXT NOT NULL,
    digest TEXT NOT NULL,
    route TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('delivering', 'paused', 'stopped', 'finished')),
    installation TEXT NOT NULL,
    origin TEXT NOT NULL,
    created INTEGER,
    finished INTEGER,
    documents INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX deliveries_open ON deliveries (position) WHERE state <> 'finished' AND origin = '';

CREATE TABLE wikis (
    id INTEGER PRIMARY KEY,
    host TEXT NOT NULL UNIQUE
) STRICT;

-- Delivered means a revision id; the ledger itself holds to that.
CREATE TABLE rows (
    delivery INTEGER NOT NULL REFERENCES deliveries (seq),
    number INTEGER NOT NULL CHECK (number > 0),
    wiki INTEGER NOT NULL REFERENCES wikis (id),
    title TEXT NOT NULL,
    line INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'sending', 'unknown', 'delivered', 'skipped', 'failed',
                                         'unresolved', 'retracted')),
    reason TEXT NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL,
    page TEXT NOT NULL,
    page_id INTEGER NOT NULL,
    first_base INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    time INTEGER,
    PRIMARY KEY (delivery, number),
    CHECK (state <> 'delivered' OR revision > 0),
    CHECK (state IN ('delivered', 'retracted') OR revision = 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempts (
    delivery INTEGER NOT NULL,
    row INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    form TEXT NOT NULL CHECK (form IN ('append', 'full-text', 'create')),
    base INTEGER NOT NULL,
    start_timestamp TEXT NOT NULL,
    claimed INTEGER,
    answered INTEGER,
    outcome TEXT NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (delivery, row, number),
    FOREIGN KEY (delivery, row) REFERENCES rows (delivery, number)
) STRICT, WITHOUT ROWID;

-- How many rows of a delivery stand in a state for a reason: kept by difference, never recounted.
CREATE TABLE tallies (
    delivery INTEGER NOT NULL REFERENCES deliveries (seq),
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (delivery, state, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    id TEXT NOT NULL PRIMARY KEY,
    farm TEXT NOT NULL,
    account TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    targets TEXT NOT NULL,
    list_wiki TEXT,
    list_page TEXT,
    excluded TEXT NOT NULL,
    updated INTEGER
) STRICT;

CREATE INDEX drafts_newest ON drafts (updated);

-- What the search index has not seen yet. `next` is the high-water mark within the rows up to `last` (0 is the
-- delivery's own words). pages: only the page that a row really went to is new.
CREATE TABLE search_queue (
    seq INTEGER PRIMARY KEY,
    delivery INTEGER NOT NULL REFERENCES deliveries (seq),
    next INTEGER NOT NULL,
    last INTEGER NOT NULL,
    pages INTEGER NOT NULL
) STRICT;

-- A document holds words of one delivery and is never changed; its number is position * 2^20 + n, so that the
-- newest delivery comes first and nothing needs sorting. The words themselves are not stored twice.
CREATE VIRTUAL TABLE search USING fts5 (
    words, content = '', columnsize = 0, prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 2'
);
