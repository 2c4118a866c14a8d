-- SPDX-FileCopyrightText: The Paper Round developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- By whose word a delivery went out: a JSON object; empty where nobody was asked.
ALTER TABLE deliveries ADD COLUMN review TEXT NOT NULL DEFAULT '{}';
