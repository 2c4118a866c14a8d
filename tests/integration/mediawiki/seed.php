<?php
# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fills a fresh wiki with the pages and users the integration tests deliver to.

use MediaWiki\MediaWikiServices;

require_once getenv( 'MW_INSTALL_PATH' ) . '/maintenance/Maintenance.php';

class SeedWiki extends Maintenance {
	private const GRANTS = [ 'basic', 'editpage', 'createeditmovepage', 'highvolume' ];

	public function execute() {
		$sender = $this->user( 'Sender', [] );
		$this->user( 'Reviewer', [ 'sysop' ] );
		$this->botPassword( $sender, 'rig', getenv( 'PAPERROUND_BOT_PASSWORD' ) );
		$this->player( 'Submitter', [ 'massmessage-sender' ] );
		$this->player( 'Approver', [ 'massmessage-sender' ] );
		$this->player( 'Second approver', [ 'massmessage-sender' ] );
		$this->player( 'Outsider', [] );
		for ( $n = 1; $n <= 40; $n++ ) {
			$this->user( "Reader $n", [] );
		}
		// Half of them have a talk page already, so that both forms of a post are used.
		for ( $n = 1; $n <= 40; $n += 2 ) {
			$this->page( "User talk:Reader $n", "== Hello ==\n\nAn older talk. ~~~~~\n" );
		}
		$this->user( 'Opted out', [] );
		$this->page( 'User talk:Opted out', 'No, thanks. [[Category:Opted-out of message delivery]]' );
		$this->user( 'Moved', [] );
		$this->page( 'User talk:Moved', '#REDIRECT [[User talk:Reader 2]]' );
		$this->rename( $this->user( 'Old reader', [] ), 'New reader' );
		$this->user( 'Guarded', [] );
		$this->page( 'User talk:Guarded', 'Only for administrators.' );
		$this->protect( 'User talk:Guarded' );
		$this->page( 'Project:Village pump', "News go here.\n" );
		$this->page( 'Some article', 'No talk page.' );
		$this->page( 'Project:List', "{{#target:User talk:Reader 1}}\n" );
		$this->page( 'Project:Plain list', "== Readers ==\n* {{#target:User talk:Reader 1}}\n"
			. "* {{target | page = User talk:Reader 2 | site = fr.example.org }} since May\n"
			. "<!-- No more, please. -->\n* {{#target:User talk:Reader 3}}\n\nThank you." );
		$this->page( 'Template:Newsletter member', '{{#target:User talk:{{{1}}}}}' );
		$this->page( 'Project:Wrapped list', "* {{Newsletter member|Reader 1}} from the start\n"
			. "* {{Newsletter member|Reader 2}}\n{{Project:Part of a list}}" );
		$this->page( 'Project:Part of a list', '* {{#target:User talk:Reader 9}}' );
		$this->page( 'Project:Old list', '#REDIRECT [[Project:Pointed list]]' );
		$this->page( 'Project:Older list', '#REDIRECT [[Project:Old list]]' );
		$this->page( 'Project:Pointed list', '* {{#target:User talk:Reader 1}}' );
		$this->page( 'Project:Local list', "* {{#ziel:User talk:Reader 1}}\n* {{#هدف:User talk:Reader 2|fr.example.org}}" );
		$this->page( 'Project:Worded list',
			"* {{Newsletter member|Reader 1}}\n* {{Newsletter member|Reader 2}} since May\n* {{#target:User talk:Reader 3}}" );
		$this->page( 'MediaWiki:Spam-blacklist', 'refused\.example' );
		$this->page( 'MediaWiki:Massmessage-target', '&rarr; [//$1$2?title={{urlencode:$3|WIKI}} $3], on $1' );
		$this->json( 'Project:Shared JSON list', '{"description":"","targets":['
			. '{"title":"User talk:Reader 1"},{"title":"User talk:Reader 2"}]}' );
		$this->json( 'Project:JSON list', '{"description":"Readers & friends","kept":1,"targets":['
			. '{"title":"User talk:Reader 1"},{"site":"fr.example.org","title":"User talk:Reader 2","note":"x"}]}' );
	}

	private function user( string $name, array $groups ): User {
		$user = User::createNew( $name );
		foreach ( $groups as $group ) {
			MediaWikiServices::getInstance()->getUserGroupManager()->addUserToGroup( $user, $group );
		}
		return $user;
	}

	/** Somebody who signs in with a browser as well as with a console. */
	private function player( string $name, array $groups ): void {
		$user = $this->user( $name, $groups );
		if ( !$user->changeAuthenticationData( [
			'password' => 'an-administrator-password', 'retype' => 'an-administrator-password',
		] )->isGood() ) {
			$this->fatalError( "$name could not be given a password." );
		}
		$this->botPassword( $user, 'rig', getenv( 'PAPERROUND_BOT_PASSWORD' ) );
	}

	private function rename( User $user, string $name ): void {
		$class = class_exists( 'MediaWiki\\RenameUser\\RenameuserSQL' )
			? 'MediaWiki\\RenameUser\\RenameuserSQL' : 'MediaWiki\\Extension\\Renameuser\\RenameuserSQL';
		$rename = new $class( $user->getName(), $name, $user->getId(), User::newFromName( 'Reviewer' ) );
		if ( !$rename->rename() ) {
			$this->fatalError( "{$user->getName()} could not be renamed." );
		}
	}

	private function botPassword( User $user, string $app, string $password ): void {
		$bot = BotPassword::newUnsaved( [
			'user' => $user, 'appId' => $app,
			'restrictions' => MWRestrictions::newDefault(), 'grants' => self::GRANTS,
		] );
		$hash = MediaWikiServices::getInstance()->getPasswordFactory()->newFromPlaintext( $password );
		if ( !$bot->save( 'insert', $hash )->isGood() ) {
			$this->fatalError( 'The bot password could not be saved.' );
		}
	}

	private function page( string $title, string $text ): void {
		$this->content( $title, new WikitextContent( $text ) );
	}

	/** MassMessage is not in Debian: its lists are kept as JSON. */
	private function json( string $title, string $text ): void {
		$this->content( $title, new JsonContent( $text ) );
	}

	private function content( string $title, Content $content ): void {
		$page = MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle( Title::newFromText( $title ) );
		$status = $page->doUserEditContent(
			$content, User::newFromName( 'Reviewer' ), 'seed', EDIT_SUPPRESS_RC
		);
		if ( !$status->isOK() ) {
			$this->fatalError( "$title could not be written: " . $status->getWikiText() );
		}
	}

	private function protect( string $title ): void {
		$page = MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle( Title::newFromText( $title ) );
		$cascade = false;
		$page->doUpdateRestrictions(
			[ 'edit' => 'sysop' ], [ 'edit' => 'infinity' ], $cascade, 'seed', User::newFromName( 'Reviewer' )
		);
	}
}

$maintClass = SeedWiki::class;
require_once RUN_MAINTENANCE_IF_MAIN;
