-- SPDX-FileCopyrightText: The Paper Round developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What paused a delivery when no person did; empty otherwise.
ALTER TABLE deliveries ADD COLUMN pause_code TEXT NOT NULL DEFAULT '';

ALTER TABLE deliveries ADD COLUMN pause_wiki TEXT NOT NULL DEFAULT '';

ALTER TABLE deliveries ADD COLUMN pause_detail TEXT NOT NULL DEFAULT '';
