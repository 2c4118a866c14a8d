// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lintwords.h"

#include "domain/message/composition.h"
#include "models/bidi.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Where tr() finds its context.
struct LintSays
{
    Q_DECLARE_TR_FUNCTIONS(paperround::LintSays)
};

/// What is said of a check that counts nothing; %1 is what the finding names.
struct Says
{
    LintCheck check;
    const char *title;
    const char *meaning;
    const char *mend;
};

constexpr std::array MarkSayings{
    Says{LintCheck::UnclosedComment, QT_TRANSLATE_NOOP("paperround::LintSays", "A comment is never closed"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "Nobody would see what follows, the signature neither. Close it with -->."),
         QT_TRANSLATE_NOOP("paperround::LintSays", "Close it at the line's end")},
    Says{LintCheck::UnclosedVerbatim, QT_TRANSLATE_NOOP("paperround::LintSays", "%1 is never closed"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "Without its end tag it is shown as it is, and what follows is read as wikitext. "
                           "Close it, or take it out."),
         nullptr},
    Says{LintCheck::UnclosedTemplate, QT_TRANSLATE_NOOP("paperround::LintSays", "%1 is never closed"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "Readers would see the braces and everything in them. Close it with }}."),
         nullptr},
    Says{LintCheck::UnclosedLink, QT_TRANSLATE_NOOP("paperround::LintSays", "%1 is never closed"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "Readers would see the brackets, and no link. Close it where the link ends."),
         nullptr},
    Says{
        LintCheck::UnclosedTable, QT_TRANSLATE_NOOP("paperround::LintSays", "A table is never closed"),
        QT_TRANSLATE_NOOP("paperround::LintSays",
                          "Whatever comes later on the page would stand in it. Close it with |} on a line of "
                          "its own."),
        QT_TRANSLATE_NOOP("paperround::LintSays", "Close it at the end")},
    Says{LintCheck::ClosesNothing, QT_TRANSLATE_NOOP("paperround::LintSays", "%1 closes nothing"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "Nothing was opened that it could close, so that readers would see it."),
         QT_TRANSLATE_NOOP("paperround::LintSays", "Take it out")},
    Says{LintCheck::UnclosedTag, QT_TRANSLATE_NOOP("paperround::LintSays", "%1 is never closed"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "It may go on over what others write below. Write its end tag where it ends."),
         QT_TRANSLATE_NOOP("paperround::LintSays", "Close it")},
    Says{LintCheck::MisnestedTag,
         QT_TRANSLATE_NOOP("paperround::LintSays", "%1 is closed after what is around it"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "Wikis differ in what they make of it. Close first what was opened last."),
         nullptr},
    Says{LintCheck::StrayTag, QT_TRANSLATE_NOOP("paperround::LintSays", "%1 closes nothing"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "Nothing was opened that it could close. It may close something of the page's."),
         QT_TRANSLATE_NOOP("paperround::LintSays", "Take it out")},
    Says{LintCheck::AloneTag, QT_TRANSLATE_NOOP("paperround::LintSays", "%1 cannot stand alone"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "Newer wikis take it for a beginning that is never closed. Write its end tag."),
         QT_TRANSLATE_NOOP("paperround::LintSays", "Write its end tag")},
    Says{
        LintCheck::ShownTag, QT_TRANSLATE_NOOP("paperround::LintSays", "Wikis do not take %1"),
        QT_TRANSLATE_NOOP("paperround::LintSays",
                          "Readers would see the tag itself. A link is written [https://example.org words]."),
        nullptr},
    Says{LintCheck::OpenQuotes,
         QT_TRANSLATE_NOOP("paperround::LintSays", "Bold or italics end only with the line"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "Its apostrophes do not come in pairs, so that the rest of the line is bold or "
                           "italic. Close them."),
         nullptr},
    Says{
        LintCheck::Heading, QT_TRANSLATE_NOOP("paperround::LintSays", "The text has a heading: %1"),
        QT_TRANSLATE_NOOP("paperround::LintSays",
                          "A heading of the first or second level begins a section of its own: signature and "
                          "answers would belong to that one. Use bold words, or a lower level."),
        QT_TRANSLATE_NOOP("paperround::LintSays", "Make it bold")},
};

constexpr std::array ContentSayings{
    Says{LintCheck::EmptySubject, QT_TRANSLATE_NOOP("paperround::LintSays", "There is no subject"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "The subject becomes the heading of the message on each page. Write one."),
         nullptr},
    Says{LintCheck::ChangedSubject, QT_TRANSLATE_NOOP("paperround::LintSays", "The subject is sent as: %1"),
         QT_TRANSLATE_NOOP("paperround::LintSays", "Tags and line breaks fall out of a subject."),
         QT_TRANSLATE_NOOP("paperround::LintSays", "Write it so")},
    Says{LintCheck::EmptyBody, QT_TRANSLATE_NOOP("paperround::LintSays", "The message is empty"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "There would be nothing under the heading. Write the text."),
         nullptr},
    Says{LintCheck::NoWayOut, QT_TRANSLATE_NOOP("paperround::LintSays", "Nothing tells how to unsubscribe"),
         QT_TRANSLATE_NOOP(
             "paperround::LintSays",
             "Readers who want no more of it should find the list, or a word on how to leave. Add "
             "a link."),
         nullptr},
    Says{LintCheck::NoReferences, QT_TRANSLATE_NOOP("paperround::LintSays", "<ref> without <references />"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "The notes would stand at the end of the page, below what others write. Say where "
                           "they belong."),
         QT_TRANSLATE_NOOP("paperround::LintSays", "Add <references />")},
    Says{
        LintCheck::LanguageLink,
        QT_TRANSLATE_NOOP("paperround::LintSays", "%1 is a link to another language"),
        QT_TRANSLATE_NOOP("paperround::LintSays",
                          "On pages that are no talk pages it goes into the side bar, and nothing is left in "
                          "the text. A colon before it makes it a link."),
        QT_TRANSLATE_NOOP("paperround::LintSays", "Write the colon")},
    Says{
        LintCheck::Category, QT_TRANSLATE_NOOP("paperround::LintSays", "%1 puts every page into a category"),
        QT_TRANSLATE_NOOP("paperround::LintSays",
                          "All pages that get the message would be in it, and the text would show nothing. A "
                          "colon before it makes it a link."),
        QT_TRANSLATE_NOOP("paperround::LintSays", "Write the colon")},
    Says{LintCheck::RelativeLink,
         QT_TRANSLATE_NOOP("paperround::LintSays", "%1 means another page on each page that gets it"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "It leads to a page below the one that shows it. Write the whole title, with the "
                           "prefix of its wiki."),
         nullptr},
    Says{
        LintCheck::Subscribes,
        QT_TRANSLATE_NOOP("paperround::LintSays", "Your account may get word of each answer"),
        QT_TRANSLATE_NOOP("paperround::LintSays",
                          "Who posts as oneself is subscribed to the thread, where the wiki has that and the "
                          "account's preferences do not say no."),
        nullptr},
    Says{LintCheck::SilentTildes,
         QT_TRANSLATE_NOOP("paperround::LintSays", "Tildes in a comment sign nothing"),
         QT_TRANSLATE_NOOP("paperround::LintSays", "In comments they stay tildes. Sign outside of it."),
         nullptr},
    Says{LintCheck::SilentSubst,
         QT_TRANSLATE_NOOP("paperround::LintSays", "{{subst:}} in a comment puts in nothing"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "In comments it stays as it is written. Take it out of the comment."),
         nullptr},
    Says{LintCheck::MuchFormatting, QT_TRANSLATE_NOOP("paperround::LintSays", "The text is very loud"),
         QT_TRANSLATE_NOOP("paperround::LintSays",
                           "Every few words are bold, big or coloured. Where all is stressed nothing is."),
         nullptr},
};

/// What the finding names as it stands in the text, brackets and all: they must not change sides among words
/// of another direction.
QString markupOf(const LintFinding &finding)
{
    if (finding.words.isEmpty())
        return {};
    constexpr qsizetype most = 100;
    const QString name = finding.words.constFirst().left(most);
    switch (finding.check) {
    case LintCheck::UnclosedTag:
    case LintCheck::MisnestedTag:
    case LintCheck::ShownTag:
        return isolated(u'<' + name + u'>');
    case LintCheck::StrayTag:
        return isolated(u"</"_s + name + u'>');
    case LintCheck::AloneTag:
        return isolated(u'<' + name + u"/>"_s);
    case LintCheck::LanguageLink:
    case LintCheck::Category:
    case LintCheck::MissingFile:
    case LintCheck::MissingCategory:
    case LintCheck::BrokenLink:
        return isolated(u"[["_s + name + u"]]"_s);
    case LintCheck::MissingTemplate:
        return isolated(u"{{"_s + name + u"}}"_s);
    default:
        return isolated(name);
    }
}

LintWords said(const Says &says, const LintFinding &finding)
{
    const QString named = markupOf(finding);
    const auto filled = [&named](const char *words) {
        const QString text = words ? LintSays::tr(words) : QString();
        return text.contains("%1"_L1) ? text.arg(named) : text;
    };
    return {filled(says.title), filled(says.meaning), finding.mend.isThere() ? filled(says.mend) : QString()};
}

/// For a button: no title makes it wider than its page.
QString shortened(const QString &title)
{
    constexpr qsizetype most = 32;
    return title.size() <= most ? title : title.left(most / 2) + u'…' + title.right(most / 2 - 1);
}

/// What wikis would not take, or have something against.
LintWords refused(const LintFinding &finding)
{
    const int number = finding.number;
    const QString named = isolated(finding.words.value(0).left(200));
    switch (finding.check) {
    case LintCheck::RefusedAddress:
        return {
            LintSays::tr("%Ln wiki(s) refuse %1", nullptr, number).arg(named),
            LintSays::tr("It is on their list against spam: nothing with it can be posted there. Take the "
                         "address out, or link to another."),
            {}};
    case LintCheck::FullPage:
        return {
            number == 1 ? LintSays::tr("There is no room for the text on %1").arg(named)
                        : LintSays::tr("There is no room for the text on %Ln page(s)", nullptr, number),
            number == 1
                ? LintSays::tr("With it the page would be larger than its wiki lets pages be. Shorten the "
                               "text, or leave the page out.")
                : LintSays::tr("With it the page would be larger than its wiki lets pages be. Shorten the "
                               "text, or leave out: %1.")
                      .arg(isolated(finding.words.first(std::min<qsizetype>(5, finding.words.size()))
                                        .join(LintSays::tr(", ")))),
            {}};
    case LintCheck::ParserSays:
        if (number > 0)
            return {LintSays::tr("%Ln wiki(s) warn of it: %1", nullptr, number).arg(named),
                    LintSays::tr(
                        "So says what renders the text there. Open the preview to see what comes of it."),
                    {}};
        return {
            LintSays::tr("The wiki’s own parser finds: %1").arg(named),
            finding.severity == LintSeverity::Note
                ? LintSays::tr("It shows all the same. Newer markup would please those who look after the "
                               "wiki.")
                : LintSays::tr("Readers may see something else than is meant. Mend the markup there."),
            {}};
    default: // The rest stands in the tables.
        return {};
    }
}

/// What only the wikis tell.
LintWords elsewhere(const LintFinding &finding)
{
    const int number = finding.number;
    switch (finding.check) {
    case LintCheck::MissingTemplate:
        return {LintSays::tr("%1 is missing on %Ln wiki(s)", nullptr, number).arg(markupOf(finding)),
                LintSays::tr("Readers there would see the bare name in red. Take it out, or write the text "
                             "itself."),
                LintSays::tr("Take it out")};
    case LintCheck::MissingFile:
        return {LintSays::tr("%1 is missing on %Ln wiki(s)", nullptr, number).arg(markupOf(finding)),
                LintSays::tr("Readers there would see its name in place of the picture. Take one that all "
                             "wikis share, or take it out."),
                LintSays::tr("Take it out")};
    case LintCheck::MissingCategory:
        return {LintSays::tr("%1 has no page on %Ln wiki(s)", nullptr, number).arg(markupOf(finding)),
                LintSays::tr("Pages there would be in a category that nobody has written. Take it out."),
                LintSays::tr("Take it out")};
    case LintCheck::BrokenLink: {
        const QString home = finding.words.value(1);
        return {
            LintSays::tr("%1 leads nowhere on %Ln wiki(s)", nullptr, number).arg(markupOf(finding)),
            home.isEmpty()
                ? LintSays::tr("A link without a prefix leads to a page of the wiki that shows it, and "
                               "there is none. Link to one that is there, with its wiki's prefix.")
                : LintSays::tr("A link without a prefix leads to a page of the wiki that shows it. The home "
                               "wiki has this one: with the prefix the link leads there from everywhere."),
            LintSays::tr("Write %1").arg(isolated(u"[["_s + shortened(home) + u"]]"_s))};
    }
    default:
        return refused(finding);
    }
}

/// What comes of templates and is nowhere in the text.
LintWords ofTemplates(const LintFinding &finding)
{
    const QString named = isolated(finding.words.value(0).left(100));
    if (finding.check == LintCheck::Category)
        return {LintSays::tr("A template puts pages into the category “%1”, on %Ln wiki(s)", nullptr,
                             finding.number)
                    .arg(named),
                LintSays::tr("All pages that get the message there would be in it. Write what the template "
                             "shows, or take it out."),
                {}};
    return {
        LintSays::tr("A template links to %1 below the page that shows it, on %Ln wiki(s)", nullptr,
                     finding.number)
            .arg(named),
        LintSays::tr("That is another page on each page that gets the message, and it is not there. Write "
                     "what the template shows, or take it out."),
        {}};
}

/// Those whose words hold a number, or depend on one.
LintWords counted(const LintFinding &finding)
{
    const int number = finding.number;
    const QString shown = QLocale().toString(number);
    switch (finding.check) {
    case LintCheck::LongSubject:
        return {LintSays::tr("The subject is too long: %1 of %2 bytes")
                    .arg(shown, QLocale().toString(MaxSubjectBytes)),
                LintSays::tr("Wikis take headings up to %1 bytes. Shorten it.")
                    .arg(QLocale().toString(MaxSubjectBytes)),
                {}};
    case LintCheck::LongBody:
        return {LintSays::tr("The text is long: %Ln byte(s)", nullptr, number),
                finding.severity == LintSeverity::Error
                    ? LintSays::tr("No page takes so much. Shorten it, or link to it.")
                    : LintSays::tr("Pages that are full already may not take it. Shorten it, or link to it."),
                {}};
    case LintCheck::Unsigned:
        return {number > 0 ? LintSays::tr("The signature has no time")
                           : LintSays::tr("The message is not signed"),
                LintSays::tr("With ~~~~ at its end readers see who sent it and when, and what archives old "
                             "threads knows their age."),
                number > 0 ? LintSays::tr("Add the time") : LintSays::tr("Sign at the end")};
    case LintCheck::Mentions:
        return {
            LintSays::tr("%Ln account(s) get word of every page", nullptr, number),
            LintSays::tr("A link to a user's page in a signed edit tells that user, on each wiki where the "
                         "account is, with every delivered page. Write the names without links."),
            {}};
    case LintCheck::TooManyMentions:
        return {LintSays::tr("%Ln account(s) are mentioned: nobody will be told", nullptr, number),
                LintSays::tr("Wikis tell at most %1 accounts of an edit, and nobody where there are more.")
                    .arg(QLocale().toString(MostMentions)),
                {}};
    default:
        return elsewhere(finding);
    }
}

LintWords words(const LintFinding &finding)
{
    if (finding.number > 0
        && (finding.check == LintCheck::Category || finding.check == LintCheck::RelativeLink))
        return ofTemplates(finding);
    for (const Says &says : MarkSayings) {
        if (says.check == finding.check)
            return said(says, finding);
    }
    for (const Says &says : ContentSayings) {
        if (says.check == finding.check)
            return said(says, finding);
    }
    return counted(finding);
}

} // namespace

LintWords lintWords(const LintFinding &finding)
{
    LintWords said = words(finding);
    if (!finding.mend.isThere())
        said.mend.clear();
    if (finding.more > 0)
        said.title = LintSays::tr("%1, and %Ln more", nullptr, finding.more).arg(said.title);
    return said;
}

QString lintSeverityWord(LintSeverity severity)
{
    switch (severity) {
    case LintSeverity::Error:
        return LintSays::tr("Error");
    case LintSeverity::Warning:
        return LintSays::tr("Warning");
    case LintSeverity::Note:
        return LintSays::tr("Note");
    }
    Q_UNREACHABLE();
}

QString lintSeverityName(LintSeverity severity)
{
    switch (severity) {
    case LintSeverity::Error:
        return u"error"_s;
    case LintSeverity::Warning:
        return u"warning"_s;
    case LintSeverity::Note:
        return u"note"_s;
    }
    Q_UNREACHABLE();
}

} // namespace paperround
