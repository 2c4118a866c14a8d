// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sayings.h"

using namespace Qt::StringLiterals;

namespace paperround {

const QHash<QString, Said> &Sentences::ofRequests()
{
    static const QHash<QString, Said> table{
        {u"broken-json"_s,
         {QT_TR_NOOP("This is no valid JSON"), "", QT_TR_NOOP("Mend the line that the details name.")}},
        {u"unknown-field"_s,
         {QT_TR_NOOP("The request has a field that Paper Round does not know"), "",
          QT_TR_NOOP("Look at its spelling, or take it out.")}},
        {u"missing-field"_s,
         {QT_TR_NOOP("The request lacks a field"), "", QT_TR_NOOP("Add the field that the details name.")}},
        {u"not-text"_s, {QT_TR_NOOP("This must be text in quotes"), "", ""}},
        {u"not-a-list"_s, {QT_TR_NOOP("This must be a list in brackets"), "", ""}},
        {u"not-an-object"_s, {QT_TR_NOOP("This must be an object in braces"), "", ""}},
        {u"bad-id"_s,
         {QT_TR_NOOP("This is no delivery id"), QT_TR_NOOP("It has ten characters of a to z and 2 to 7."),
          QT_TR_NOOP("Take the field out: a new id is made.")}},
        {u"invalid-host"_s,
         {QT_TR_NOOP("This is no host"), "",
          QT_TR_NOOP("Write it as en.wikipedia.org or 127.0.0.1:8082, without https:// and path.")}},
        {u"targets-and-list"_s,
         {QT_TR_NOOP("The request has both targets and a list"), "", QT_TR_NOOP("Take one of them out.")}},
        {u"invalidtitle"_s,
         {QT_TR_NOOP("No wiki takes this title"), "", QT_TR_NOOP("Mend or remove the target.")}},
        {u"invalidsite"_s,
         {QT_TR_NOOP("What follows the last @ is no wiki"), "", QT_TR_NOOP("Write a target as TITLE@HOST.")}},
        {u"nosite"_s,
         {QT_TR_NOOP("The target names no wiki"), "", QT_TR_NOOP("Write a target as TITLE@HOST.")}},
        {u"no-home"_s,
         {QT_TR_NOOP("The request names no home wiki"), "", QT_TR_NOOP("Fill in the field home.")}},
        {u"no-targets"_s,
         {QT_TR_NOOP("The request has no targets"), "", QT_TR_NOOP("Add targets or a list.")}},
        {u"no-such-row"_s, {QT_TR_NOOP("There is no such row"), "", QT_TR_NOOP("Rows are counted from 1.")}},
        {u"no-such-target"_s,
         {QT_TR_NOOP("The request has no such target"), "",
          QT_TR_NOOP("Write it as in the request: TITLE@HOST.")}},
        {u"digest-differs"_s,
         {QT_TR_NOOP("The request was changed since its delivery began"),
          QT_TR_NOOP("Rows of one delivery all carry the same text, so nothing was sent."),
          QT_TR_NOOP("Undo the change, or deliver it anew with --again.")}},
        {u"unreadable-file"_s,
         {QT_TR_NOOP("The file cannot be read"), "", QT_TR_NOOP("Look at its name and permissions.")}},
        {u"unwritable-file"_s,
         {QT_TR_NOOP("The file cannot be written"),
          QT_TR_NOOP(
              "The delivery id must stand in the request before anything is sent, so nothing was sent."),
          QT_TR_NOOP("Look at the permissions of the file and its folder.")}},
        {u"file-too-big"_s, {QT_TR_NOOP("The file is too large"), "", ""}},
        {u"too-big"_s, {QT_TR_NOOP("The file is too large"), "", ""}},
    };
    return table;
}

const QHash<QString, Said> &Sentences::ofRecord()
{
    static const QHash<QString, Said> table{
        {u"in-use"_s,
         {QT_TR_NOOP("Another Paper Round writes to these data"),
          QT_TR_NOOP("Only one may send from a data folder, so that nothing is posted twice. Looking works."),
          QT_TR_NOOP("Close the other one to send from here.")}},
        {u"ledger-newer"_s,
         {QT_TR_NOOP("The record was written by a newer Paper Round"),
          QT_TR_NOOP("This version cannot read it, and leaves it as it is."),
          QT_TR_NOOP("Install the newer version.")}},
        {u"ledger-older"_s,
         {QT_TR_NOOP("The record was written by an older Paper Round"),
          QT_TR_NOOP("It has to be upgraded once before it can be read."),
          QT_TR_NOOP("Open the console or deliver something with write access to the data folder.")}},
        {u"ledger-corrupt"_s,
         {QT_TR_NOOP("The record of deliveries is damaged"),
          QT_TR_NOOP("The file was changed or the disk failed. Nothing was overwritten."),
          QT_TR_NOOP("Restore the file from a backup.")}},
        {u"not-a-ledger"_s,
         {QT_TR_NOOP("This file is no record of Paper Round"), QT_TR_NOOP("It was left as it is."),
          QT_TR_NOOP("Move it away, or choose another data folder.")}},
        {u"ledger-readonly"_s,
         {QT_TR_NOOP("The record of deliveries cannot be written"),
          QT_TR_NOOP("What cannot be written down is not sent."),
          QT_TR_NOOP("Look at the permissions of the data folder.")}},
        {u"ledger-busy"_s,
         {QT_TR_NOOP("The record of deliveries is busy"), QT_TR_NOOP("Another program holds the file."),
          QT_TR_NOOP("Try again when it has finished.")}},
        {u"no-data-directory"_s,
         {QT_TR_NOOP("The data folder cannot be used"), "",
          QT_TR_NOOP("Look at its permissions, or name another with --data-dir.")}},
        {u"exists"_s,
         {QT_TR_NOOP("The record has this delivery already"), QT_TR_NOOP("Nothing was changed."), ""}},
        {u"no-such-delivery"_s,
         {QT_TR_NOOP("The record has no such delivery"), "",
          QT_TR_NOOP("paperround history list shows them all.")}},
        {u"imported"_s,
         {QT_TR_NOOP("This delivery belongs to another installation"),
          QT_TR_NOOP("It was imported and can only be read here."), ""}},
        {u"badjson"_s, {QT_TR_NOOP("This is no valid JSON"), "", ""}},
        {u"not-a-history-file"_s,
         {QT_TR_NOOP("This is no exported delivery"), "",
          QT_TR_NOOP("Import what paperround history export --format json wrote.")}},
        {u"newer-format"_s,
         {QT_TR_NOOP("The export was written by a newer Paper Round"), "",
          QT_TR_NOOP("Install the newer version.")}},
        {u"bad-value"_s, {QT_TR_NOOP("The export is damaged"), QT_TR_NOOP("Nothing was imported."), ""}},
    };
    return table;
}

const QHash<QString, Said> &Sentences::ofAccounts()
{
    static const QHash<QString, Said> table{
        {u"no-account"_s,
         {QT_TR_NOOP("There is no account for this farm"), "",
          QT_TR_NOOP("Add one with paperround account add, or name a token with --token-file.")}},
        {u"which-account"_s,
         {QT_TR_NOOP("There are several accounts for this farm"), "",
          QT_TR_NOOP("Choose one with --account NAME.")}},
        {u"other-account"_s,
         {QT_TR_NOOP("This is not the account that was asked for"),
          QT_TR_NOOP("A delivery is carried out by one account from beginning to end."), ""}},
        {u"no-bot-login"_s,
         {QT_TR_NOOP("A bot password needs its login"), "",
          QT_TR_NOOP("Give it with --bot-password USER@NAME beside --password-file.")}},
        {u"connect-failed"_s,
         {QT_TR_NOOP("The wiki cannot be reached"),
          QT_TR_NOOP("This computer is offline, or the wiki's server is down. Nothing was changed."),
          QT_TR_NOOP("Look at the network connection and at the address.")}},
        {u"connect-timeout"_s,
         {QT_TR_NOOP("The wiki cannot be reached in time"),
          QT_TR_NOOP("This computer is offline, or the wiki's server is down. Nothing was changed."),
          QT_TR_NOOP("Look at the network connection and at the address.")}},
        {u"empty-secret"_s,
         {QT_TR_NOOP("No token or password was given"), "",
          QT_TR_NOOP("Write it as one line to standard input.")}},
        {u"secret-too-long"_s, {QT_TR_NOOP("This is too long for a token or a password"), "", ""}},
        {u"secret-file-unreadable"_s,
         {QT_TR_NOOP("The file with the secret cannot be read"), "",
          QT_TR_NOOP("Look at its name and permissions.")}},
        {u"secret-file-not-regular"_s, {QT_TR_NOOP("The secret must be in an ordinary file"), "", ""}},
        {u"secret-file-not-mine"_s,
         {QT_TR_NOOP("The file with the secret belongs to somebody else"), "",
          QT_TR_NOOP("Use a file of your own that only you may read.")}},
        {u"secret-file-open"_s,
         {QT_TR_NOOP("Others may read the file with the secret"), QT_TR_NOOP("So it was not used."),
          QT_TR_NOOP(
              "Take their permission away (chmod 600), and make a new secret if they may have read it.")}},
        {u"secret-file-empty"_s, {QT_TR_NOOP("The file with the secret is empty"), "", ""}},
        {u"secret-file-too-large"_s, {QT_TR_NOOP("The file is too large for a secret"), "", ""}},
        {u"secret-file-lines"_s,
         {QT_TR_NOOP("The file with the secret has more than one line"), "",
          QT_TR_NOOP("It must hold the secret and nothing else.")}},
    };
    return table;
}

} // namespace paperround
