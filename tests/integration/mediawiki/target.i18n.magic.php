<?php
# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
$magicWords = [];
$magicWords['en'] = [ 'target' => [ 0, 'target' ] ];
$magicWords['fr'] = [ 'target' => [ 0, 'cible', 'target' ] ];
$magicWords['ar'] = [ 'target' => [ 0, 'هدف', 'target' ] ];
