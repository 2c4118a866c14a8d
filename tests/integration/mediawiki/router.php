<?php
# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# For php's own web server: /wiki/TITLE is index.php, everything else is a file below the document root.

if ( preg_match( '#^/wiki/?#', $_SERVER['REQUEST_URI'] ) ) {
	$_SERVER['SCRIPT_NAME'] = '/w/index.php';
	$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/w/index.php';
	chdir( $_SERVER['DOCUMENT_ROOT'] . '/w' );
	require 'index.php';
	return true;
}
return false;
