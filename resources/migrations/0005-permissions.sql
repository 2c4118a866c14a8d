-- SPDX-FileCopyrightText: The Paper Round developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where somebody has confirmed that an account may send, each with the link to the permission.
CREATE TABLE permissions (
    farm TEXT NOT NULL,
    account TEXT NOT NULL,
    wiki INTEGER NOT NULL REFERENCES wikis (id),
    link TEXT NOT NULL,
    PRIMARY KEY (farm, account, wiki)
) STRICT, WITHOUT ROWID;
