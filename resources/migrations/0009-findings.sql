-- SPDX-FileCopyrightText: The Paper Round developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a draft's rows were found to be when they were last checked, packed by its maker.
CREATE TABLE draft_findings (
    draft TEXT NOT NULL PRIMARY KEY,
    findings BLOB NOT NULL
) STRICT;
