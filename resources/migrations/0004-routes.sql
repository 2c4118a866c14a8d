-- SPDX-FileCopyrightText: The Paper Round developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Boards give no revision: a row is delivered there by the page of its topic or thread. A CHECK cannot be changed in
-- place, so both tables are made anew.

ALTER TABLE attempts RENAME TO old_attempts;
ALTER TABLE rows RENAME TO old_rows;

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
    route TEXT NOT NULL CHECK (route IN ('edit', 'flow', 'liquid-threads', 'massmessage')),
    page TEXT NOT NULL,
    page_id INTEGER NOT NULL,
    first_base INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    thread TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    time INTEGER,
    PRIMARY KEY (delivery, number),
    CHECK (state <> 'delivered' OR revision > 0 OR thread <> ''),
    CHECK (state IN ('delivered', 'retracted') OR (revision = 0 AND thread = ''))
) STRICT, WITHOUT ROWID;

INSERT INTO rows (delivery, number, wiki, title, line, state, reason, code, detail, route, page, page_id, first_base,
                  revision, thread, attempts, time)
    SELECT delivery, number, wiki, title, line, state, reason, code, detail, 'edit', page, page_id, first_base,
           revision, '', attempts, time FROM old_rows;

-- hand-over: base is the revision of the list page that was handed over.
CREATE TABLE attempts (
    delivery INTEGER NOT NULL,
    row INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    form TEXT NOT NULL CHECK (form IN ('append', 'full-text', 'create', 'topic', 'thread', 'hand-over')),
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

INSERT INTO attempts SELECT * FROM old_attempts;
DROP TABLE old_attempts;
DROP TABLE old_rows;
