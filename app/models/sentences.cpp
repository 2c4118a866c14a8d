// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentences.h"

#include "models/sayings.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace paperround {

const QHash<QString, Said> &Sentences::ofWikis()
{
    static const QHash<QString, Said> table{
        {u"timeout"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "The wiki did not answer in time"),
          QT_TRANSLATE_NOOP("paperround::Sentences", "It may be busy, or the connection is slow."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Paper Round tries again by itself.")}},
        {u"not-a-wiki"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "There is no MediaWiki at this address"),
          QT_TRANSLATE_NOOP("paperround::Sentences", "The server answered, but not as a wiki does."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Write the address of any page of the wiki.")}},
        {u"bad-address"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "This is no address of a wiki"), "",
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "Copy it from your browser, with any page of the wiki open there.")}},
        {u"sign-in"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "You are signed out"),
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "The wiki no longer takes this sign-in. Nothing is lost; the work waits."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Sign in again.")}},
        {u"not-trusted"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "This account may not send on this farm"),
          QT_TRANSLATE_NOOP("paperround::Sentences", "You can look and prepare drafts, but sending is off."),
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "Ask on the home wiki for the right that the details name.")}},
        {u"route-not-allowed"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "This farm does not hand deliveries over"),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Its profile does not list the route of the request."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Let your own account post the messages.")}},
        {u"no-massmessage"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "The home wiki has no MassMessage"),
          QT_TRANSLATE_NOOP("paperround::Sentences", "There is nothing to hand the delivery over to."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Let your own account post the messages.")}},
        {u"no-massmessage-right"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "This account may not use MassMessage"),
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "The right is missing on the home wiki, or this sign-in does not cover it."),
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "Ask for the right massmessage, or let your own account post the messages.")}},
        {u"blocked"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "Your account is blocked on this wiki"),
          QT_TRANSLATE_NOOP("paperround::Sentences", "No page there can be edited. Other wikis go on."),
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "Read the reason, and talk to an administrator of that wiki.")}},
        {u"subject-too-long"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "The subject is too long"),
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "A subject has 240 bytes at most; letters beyond English need several."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Shorten it.")}},
        {u"empty-subject"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "There is no subject"),
          QT_TRANSLATE_NOOP("paperround::Sentences", "It becomes the heading of the message."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Write a subject.")}},
        {u"empty-body"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "There is no message"), "",
          QT_TRANSLATE_NOOP("paperround::Sentences", "Write the text of the message.")}},
        {u"bad-link"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "This is no link to a page"), "",
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "Copy the address of the page that gives you permission.")}},
        {u"empty-list"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "The list names no page"), "",
          QT_TRANSLATE_NOOP("paperround::Sentences", "Choose another list, or add targets.")}},
        {u"too-many-sources"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "A list has 26 sources at most"), "",
          QT_TRANSLATE_NOOP("paperround::Sentences", "Take a source out of the list first.")}},
        {u"missingtitle"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "There is no such page"),
          QT_TRANSLATE_NOOP("paperround::Sentences", "The wiki has no page of this name."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Look at the spelling and at the wiki.")}},
        {u"not-a-list"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "This page is no target list"),
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "It has neither {{#target:}} lines nor a MassMessage list."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Choose a list page, or paste its targets.")}},
        {u"disk-full"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "The disk is full"),
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "What cannot be written down is not sent, so the delivery has stopped."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Make room, then resume.")}},
        {u"no-keychain"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "This computer has no keychain"),
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "The sign-in is kept in memory until Paper Round is closed."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Install a keyring to stay signed in.")}},
        {u"too-large"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "The answer is too large"),
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "No page of a wiki needs so much; it was not read to its end."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Look at the address.")}},
        {u"not-secure"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "The address is not secure"),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Paper Round talks to wikis over https only."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Write the address with https.")}},
        {u"outside-farm"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "This wiki is not of your farm"),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Your sign-in is never sent to a foreign host."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Take it out of the list, or sign in there.")}},
        {u"readonly"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "The wiki takes no edits just now"),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Its operators have made it read-only for a while."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Paper Round tries again by itself.")}},
        {u"maxlag"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "The wiki asks everybody to wait"),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Its databases are behind."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Paper Round tries again by itself.")}},
        {u"ratelimited"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "The wiki asks to go slower"),
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "Your account may make only so many edits a minute there."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Paper Round tries again by itself.")}},
        {u"illegal-move"_s,
         {QT_TRANSLATE_NOOP("paperround::Sentences", "The record refused a change"),
          QT_TRANSLATE_NOOP("paperround::Sentences",
                            "A row would have gone where it must not. This is a fault of Paper Round; the "
                            "delivery has stopped."),
          QT_TRANSLATE_NOOP("paperround::Sentences", "Copy the details and report it.")}},
    };
    return table;
}

namespace {

Said byKind(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Temporary:
        return {QT_TRANSLATE_NOOP("paperround::Sentences", "The wiki cannot do this just now"),
                QT_TRANSLATE_NOOP("paperround::Sentences", "Nothing was changed."),
                QT_TRANSLATE_NOOP("paperround::Sentences", "Paper Round tries again by itself.")};
    case ErrorKind::NeedsFix:
        return {QT_TRANSLATE_NOOP("paperround::Sentences", "Something must be mended first"),
                QT_TRANSLATE_NOOP("paperround::Sentences",
                                  "The wiki will not do this until then. Nothing was changed."),
                QT_TRANSLATE_NOOP("paperround::Sentences", "The details say what the wiki asks for.")};
    case ErrorKind::Row:
        return {QT_TRANSLATE_NOOP("paperround::Sentences", "The wiki refused this page"),
                QT_TRANSLATE_NOOP("paperround::Sentences", "Nothing was posted there. Other pages go on."),
                ""};
    case ErrorKind::Wiki:
        return {QT_TRANSLATE_NOOP("paperround::Sentences", "This wiki refuses"),
                QT_TRANSLATE_NOOP("paperround::Sentences",
                                  "It will refuse every page until a person acts. Other wikis go on."),
                QT_TRANSLATE_NOOP("paperround::Sentences", "The details are in the wiki's own words.")};
    case ErrorKind::Look:
        return {QT_TRANSLATE_NOOP("paperround::Sentences", "It is not known whether it was done"),
                QT_TRANSLATE_NOOP("paperround::Sentences",
                                  "The answer was lost. It is looked up on the wiki, never simply repeated."),
                ""};
    case ErrorKind::Stopped:
        return {QT_TRANSLATE_NOOP("paperround::Sentences", "Stopped"),
                QT_TRANSLATE_NOOP("paperround::Sentences", "It was given up before it had an effect."), ""};
    case ErrorKind::Input:
        return {QT_TRANSLATE_NOOP("paperround::Sentences", "This cannot be used as it is"), "",
                QT_TRANSLATE_NOOP("paperround::Sentences", "The details name the place.")};
    case ErrorKind::Storage:
        return {QT_TRANSLATE_NOOP("paperround::Sentences", "The record on this computer failed"),
                QT_TRANSLATE_NOOP("paperround::Sentences", "What cannot be written down is not sent."),
                QT_TRANSLATE_NOOP("paperround::Sentences", "Look at the disk and the data folder.")};
    }
    Q_UNREACHABLE();
}

Said saidFor(const Error &error)
{
    for (const auto *table : {&Sentences::ofWikis(), &Sentences::ofRequests(), &Sentences::ofMessages(),
                              &Sentences::ofQueries(), &Sentences::ofLists(), &Sentences::ofRequestPages(),
                              &Sentences::ofReviews(), &Sentences::ofRecord(), &Sentences::ofAccounts()}) {
        if (const auto known = table->constFind(error.code); known != table->constEnd())
            return *known;
    }
    return byKind(error.kind);
}

QString said(const char *words)
{
    return *words == '\0' ? QString() : Sentences::tr(words);
}

} // namespace

QString Explanation::text() const
{
    QStringList parts{means, todo};
    parts.removeAll({});
    return parts.join(u' ');
}

Explanation explain(const Error &error)
{
    const auto words = saidFor(error);
    QStringList details{error.code, error.detail};
    details.removeAll({});
    return {said(words.what), said(words.means), said(words.todo), details.join(u'\n')};
}

QString spanWords(std::chrono::seconds span)
{
    if (span.count() <= 0)
        return Sentences::tr("now");
    if (span < std::chrono::seconds(100))
        return Sentences::tr("%1 s").arg(span.count());
    if (span < std::chrono::minutes(100))
        return Sentences::tr("%1 min").arg((span.count() + 59) / 60);
    return Sentences::tr("%1 h").arg((span.count() + 3599) / 3600);
}

} // namespace paperround
