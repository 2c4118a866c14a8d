-- SPDX-FileCopyrightText: The Paper Round developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a request asks for beside message and targets: a JSON object with what differs from the defaults.
ALTER TABLE deliveries ADD COLUMN options TEXT NOT NULL DEFAULT '{}';
ALTER TABLE drafts ADD COLUMN options TEXT NOT NULL DEFAULT '{}';

-- Which pages got this text before is asked once a lane.
CREATE INDEX deliveries_subject ON deliveries (subject);
