-- SPDX-FileCopyrightText: The Paper Round developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Pages and users that get no messages, by farm and list. An empty wiki: on every wiki of the farm.
CREATE TABLE exclusions (
    farm TEXT NOT NULL,
    list TEXT NOT NULL,
    title TEXT NOT NULL,
    wiki TEXT NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL,
    added INTEGER NOT NULL,
    PRIMARY KEY (farm, list, wiki, title)
) STRICT, WITHOUT ROWID;
