<?php
# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One MediaWiki code base, several wikis on loopback: each port is a wiki with a language and a database of its
# own. The environment (set by `wikis`) says which; on the command line PAPERROUND_WIKI does.

$farm = getenv( 'PAPERROUND_FARM_DIR' );
$wikis = json_decode( file_get_contents( "$farm/wikis.json" ), true );
$port = getenv( 'PAPERROUND_WIKI_PORT' ) ?: array_key_first( $wikis );
$lang = $wikis[$port];

$wgSitename = "Real $lang";
$wgMetaNamespace = 'Project';
$wgServer = "http://127.0.0.1:$port";
$wgCanonicalServer = $wgServer;
$wgScriptPath = '/w';
$wgArticlePath = '/wiki/$1';
$wgResourceBasePath = $wgScriptPath;
$wgLanguageCode = $lang;

$wgDBtype = 'sqlite';
$wgDBserver = '';
$wgDBname = "{$lang}wiki";
$wgDBuser = '';
$wgDBpassword = '';
$wgSQLiteDataDir = "$farm/data";
$wgObjectCaches[CACHE_DB] = [
	'class' => SqlBagOStuff::class,
	'loggroup' => 'SQLBagOStuff',
	'server' => [
		'type' => 'sqlite', 'dbname' => "{$lang}wiki_cache", 'tablePrefix' => '', 'variables' => [ 'synchronous' => 'NORMAL' ],
		'dbDirectory' => $wgSQLiteDataDir, 'trxMode' => 'IMMEDIATE', 'flags' => 0,
	],
];
$wgMainCacheType = CACHE_DB;
$wgSessionCacheType = CACHE_DB;
$wgParserCacheType = CACHE_NONE;
$wgMessageCacheType = CACHE_NONE;
$wgLocalisationCacheConf['storeDirectory'] = "$farm/l10n";
$wgLocalisationCacheConf['store'] = 'files';
$wgCacheDirectory = "$farm/l10n";

$wgSecretKey = str_repeat( 'p', 64 );
$wgUpgradeKey = 'paperround';
$wgEnableUploads = false;
$wgEnableEmail = false;
$wgJobRunRate = 0;
$wgShowExceptionDetails = true;
$wgRateLimits = [];
$wgPasswordAttemptThrottle = [];
$wgEnableBotPasswords = true;
$wgGroupPermissions['*']['edit'] = false;
$wgGroupPermissions['*']['createaccount'] = false;
# The right of the extension MassMessage, by which wikis tell who may send and review.
$wgAvailableRights[] = 'massmessage';
$wgGroupPermissions['massmessage-sender']['massmessage'] = true;
$wgGrantPermissions['highvolume']['massmessage'] = true;
$wgGroupPermissions['sysop']['deleterevision'] = true;
$wgAutoConfirmAge = 0;
$wgAutoConfirmCount = 0;

wfLoadExtension( 'AbuseFilter' );
# Its list is the page MediaWiki:Spam-blacklist alone.
wfLoadExtension( 'SpamBlacklist' );
$wgBlacklistSettings = [ 'spam' => [ 'files' => [] ] ];
# What the newer parser finds wrong in a text; since 1.41 the core offers it itself.
$wgParsoidSettings['linting'] = true;
if ( version_compare( MW_VERSION, '1.41', '<' ) ) {
	wfLoadExtension( 'Parsoid', "$IP/vendor/wikimedia/parsoid/extension.json" );
}
# The wikis link to each other by their languages, and to the first by "m".
$wgInterwikiScopes = 2;
$wgInterwikiCache = [ '__global:m' => '1 http://127.0.0.1:' . array_key_first( $wikis ) . '/wiki/$1' ];
foreach ( $wikis as $wikiPort => $wikiLang ) {
	$wgInterwikiCache["__global:$wikiLang"] = "1 http://127.0.0.1:$wikiPort/wiki/\$1";
}
$wgInterwikiCache['__list:__global'] = implode( ' ', array_merge( [ 'm' ], array_values( $wikis ) ) );
# Part of the core since 1.40.
if ( is_dir( "$IP/extensions/Renameuser" ) ) {
	wfLoadExtension( 'Renameuser' );
}
wfLoadSkin( 'Vector' );
# MassMessage is not in Debian. What its parser function makes of a target, with the wiki's own words where it has
# them, is all that a reader of lists sees of it; a test turns it on.
$wgExtensionMessagesFiles['PaperRoundTarget'] = __DIR__ . '/target.i18n.magic.php';
$wgHooks['ParserFirstCallInit'][] = static function ( Parser $parser ) {
	if ( !( $GLOBALS['wgPaperRoundTarget'] ?? false ) ) {
		return;
	}
	$parser->setFunctionHook( 'target', static function ( Parser $parser, $page = '', $site = '' ) {
		$host = $site !== '' ? $site : parse_url( $GLOBALS['wgServer'], PHP_URL_HOST ) . ':'
			. parse_url( $GLOBALS['wgServer'], PHP_URL_PORT );
		return wfMessage( 'massmessage-target', $host, $GLOBALS['wgScript'], $page )->inContentLanguage()->text();
	} );
};

# Read at every request, so that a test can turn trouble on and off.
$switches = "$farm/switches-$port.json";
if ( is_readable( $switches ) ) {
	foreach ( json_decode( file_get_contents( $switches ), true ) as $name => $value ) {
		$GLOBALS[$name] = $value;
	}
}
