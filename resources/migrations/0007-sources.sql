-- SPDX-FileCopyrightText: The Paper Round developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A draft's list is a formula over its sources, with a person's edits (JSON) laid over it. Rows of a source are
-- written once, when it is read, and not at each save of the draft.
ALTER TABLE drafts ADD COLUMN formula TEXT NOT NULL DEFAULT '';
ALTER TABLE drafts ADD COLUMN edits BLOB NOT NULL DEFAULT x'';

CREATE TABLE draft_sources (
    draft TEXT NOT NULL,
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
    PRIMARY KEY (draft, letter)
) STRICT, WITHOUT ROWID;
