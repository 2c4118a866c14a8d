// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/message/sourcereader.h"

#include "domain/message/labelledsections.h"
#include "domain/message/languages.h"
#include "domain/message/wording.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

tl::unexpected<Error> no(const QString &code, const QString &detail)
{
    return failure(ErrorKind::Input, code, detail);
}

Result<QString> sectionOf(const PageText &page, const QString &label, SectionTags tags)
{
    const auto section = labelledSection(page.text, label, tags);
    if (!section)
        return no(section.error().code, page.title + u": "_s + label);
    if (section->trimmed().isEmpty())
        return no(u"empty-section"_s, page.title + u": "_s + label);
    return section;
}

/// What a page says by the source's sections.
Result<SourceText> textOf(const MessageSource &source, const PageText &page, const QString &language,
                          bool rightToLeft)
{
    SourceText text{page.title, page.revision, language, rightToLeft, {}, page.text};
    if (page.contentModel != "wikitext"_L1)
        return no(u"source-not-wikitext"_s, page.title);
    if (page.text.trimmed().isEmpty())
        return no(u"empty-source"_s, page.title);
    if (!source.bodySection.isEmpty()) {
        const auto body = sectionOf(page, source.bodySection, SectionTags::Kept);
        if (!body)
            return tl::unexpected(body.error());
        text.body = *body;
    }
    if (!source.subjectSection.isEmpty()) {
        const auto subject = sectionOf(page, source.subjectSection, SectionTags::Left);
        if (!subject)
            return tl::unexpected(subject.error());
        text.subject = *subject;
    }
    return text;
}

/// The page as it is now, whatever is pinned.
Task<PageText> sourcePage(QString wiki, QString title, std::shared_ptr<Wikis> wikis)
{
    const auto ours = co_await wikis->belongsToFarm(wiki);
    if (!ours)
        co_return tl::unexpected(ours.error());
    if (!*ours)
        co_return no(u"source-outside-farm"_s, wiki);
    auto page = co_await wikis->page(wiki, title);
    if (!page && page.error().kind == ErrorKind::Row)
        co_return no(u"no-source-page"_s, title + u'@' + wiki);
    if (page && !isLanguageCode(page->language))
        page->language = u"und"_s; // "Undetermined", as HTML knows it.
    co_return page;
}

/// The content languages of the wikis; those that nothing can be posted on have none.
Task<QStringList> languagesOf(QList<Target> targets, std::shared_ptr<Wikis> wikis)
{
    QSet<QString> asked;
    QStringList languages;
    for (const Target &target : std::as_const(targets)) {
        if (asked.contains(target.wiki))
            continue;
        asked.insert(target.wiki);
        const auto facts = co_await wikis->facts(target.wiki);
        if (!facts && facts.error().kind == ErrorKind::Temporary)
            co_return tl::unexpected(facts.error());
        if (facts && !languages.contains(facts->language))
            languages.append(facts->language);
    }
    co_return languages;
}

/// Which of the page's subpages by language there are.
Task<QSet<QString>> translationsOf(MessageSource source, QStringList codes, std::shared_ptr<Wikis> wikis)
{
    QStringList titles;
    for (const QString &code : std::as_const(codes))
        titles.append(source.page + u'/' + code);
    const auto checked = co_await wikis->check(source.wiki, titles);
    if (!checked)
        co_return tl::unexpected(checked.error());
    QSet<QString> found;
    for (qsizetype i = 0; i < qMin(checked->pages.size(), codes.size()); ++i) {
        if (checked->pages[i].pageId != 0 && !checked->pages[i].invalid)
            found.insert(codes[i]);
    }
    co_return found;
}

/// A translation that was read before.
const SourceText *known(const MessageSource &source, const QString &code)
{
    const auto found = std::ranges::find_if(source.texts, [&code](const SourceText &text) {
        return text.language == code && text.page.endsWith(u'/' + code);
    });
    return found == source.texts.end() ? nullptr : &*found;
}

/// Of a language its own or the first that stands in for it.
QStringList wantedCodes(const QStringList &languages, const QSet<QString> &found)
{
    QStringList wanted;
    for (const QString &language : languages) {
        for (const QString &code : languageChain(language)) {
            if (!found.contains(code))
                continue;
            if (!wanted.contains(code))
                wanted.append(code);
            break;
        }
    }
    return wanted;
}

Task<SourceText> translation(MessageSource source, QString code, std::shared_ptr<Wikis> wikis)
{
    if (const SourceText *before = known(source, code))
        co_return SourceText(*before);
    const auto page = co_await sourcePage(source.wiki, source.page + u'/' + code, wikis);
    if (!page)
        co_return tl::unexpected(page.error());
    // A subpage is named by its language, whatever its wiki thinks the page is written in.
    co_return textOf(source, *page, code, isRightToLeft(code));
}

/// The page itself, at its pinned revision.
Task<PageText> pinnedPage(MessageSource source, std::shared_ptr<Wikis> wikis)
{
    auto page = co_await sourcePage(source.wiki, source.page, wikis);
    if (!page || source.revision == 0 || source.revision == page->revision)
        co_return page;
    const auto text = co_await wikis->revisionText(source.wiki, source.revision);
    if (!text && text.error().kind == ErrorKind::Row)
        co_return no(u"bad-source-revision"_s, u"%1: %2"_s.arg(source.page).arg(source.revision));
    if (!text)
        co_return tl::unexpected(text.error());
    // The number alone says nothing of the page: readers would get another page's text under this one's name.
    const auto record = co_await wikis->look(source.wiki, 0, page->title, source.revision);
    if (!record)
        co_return tl::unexpected(record.error());
    if (!std::ranges::any_of(record->revisions, [&source](const SeenRevision &each) {
            return each.revision == source.revision;
        }))
        co_return no(u"foreign-source-revision"_s, u"%1: %2"_s.arg(source.page).arg(source.revision));
    page->text = *text;
    page->revision = source.revision;
    co_return page;
}

Task<MessageSource> withTranslations(MessageSource source, QStringList languages, PageText page,
                                     std::shared_ptr<Wikis> wikis)
{
    QStringList codes{page.language};
    for (const QString &language : std::as_const(languages)) {
        for (const QString &code : languageChain(language)) {
            if (!codes.contains(code))
                codes.append(code);
        }
    }
    const auto found = co_await translationsOf(source, codes, wikis);
    if (!found)
        co_return tl::unexpected(found.error());
    // Of a page that is marked for translation the text for readers is the subpage in its own language.
    QList<SourceText> texts;
    if (!found->contains(page.language)) {
        const auto own = textOf(source, page, page.language, page.rightToLeft);
        if (!own)
            co_return tl::unexpected(own.error());
        texts.append(*own);
    }
    QStringList wanted = wantedCodes(languages, *found);
    if (found->contains(page.language)) {
        wanted.removeAll(page.language);
        wanted.prepend(page.language);
    }
    for (const QString &code : std::as_const(wanted)) {
        const auto text = co_await translation(source, code, wikis);
        if (!text)
            co_return tl::unexpected(text.error());
        texts.append(*text);
    }
    source.texts = texts;
    co_return source;
}

} // namespace

Result<SourceText> pinnedText(const MessageSource &source, const SourceText &text, const QString &page)
{
    const PageText pinned{text.page, text.revision, u"wikitext"_s, page, {}, {}, false};
    return textOf(source, pinned, text.language, text.rightToLeft);
}

Task<PageText> newestSource(MessageSource source, std::shared_ptr<Wikis> wikis)
{
    auto page = co_await sourcePage(source.wiki, source.page, wikis);
    co_return page;
}

Task<Request> withSourceTexts(Request request, std::shared_ptr<Wikis> wikis)
{
    if (!request.message.source)
        co_return request;
    MessageSource source = *request.message.source;
    if (!source.translations && !source.texts.isEmpty())
        co_return request;
    const auto page = co_await pinnedPage(source, wikis);
    if (!page)
        co_return tl::unexpected(page.error());
    source.revision = page->revision;
    if (source.translations) {
        const auto languages = co_await languagesOf(request.targets, wikis);
        if (!languages)
            co_return tl::unexpected(languages.error());
        const auto whole = co_await withTranslations(source, *languages, *page, wikis);
        if (!whole)
            co_return tl::unexpected(whole.error());
        source = *whole;
    } else {
        const auto text = textOf(source, *page, page->language, page->rightToLeft);
        if (!text)
            co_return tl::unexpected(text.error());
        source.texts = {*text};
    }
    if (!source.subjectSection.isEmpty())
        request.message.subject = effectiveSubject(source.texts.constFirst().subject);
    request.message.source = source;
    co_return request;
}

} // namespace paperround
