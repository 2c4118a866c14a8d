// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/recipe.h"
#include "domain/targets/targetlistparser.h"
#include "domain/targets/targetschange.h"
#include "engine/targets/listloader.h"
#include "models/draftchecks.h"
#include "ui/drafts/draftdocument.h"
#include "ui/targets/healthwork.h"
#include "ui/targets/listreader.h"
#include "ui/targets/titlesuggestions.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <stop_token>

namespace paperround {

/// A source that was read again, and what that has changed of its rows.
struct SourceReading
{
    QString name;
    QDateTime before; ///< UTC, when it had been read.
    TargetsChange change;
};

/// Brings targets into a draft and has them checked on their wikis; no widget.
class TargetsWork : public QObject
{
    Q_OBJECT
public:
    /// More pasted lines than that are a source, not rows of a person's own.
    static constexpr qsizetype mostOwnRows = 200;
    /// A page that takes longer is told by reading().
    static constexpr std::chrono::milliseconds soon{800};

    TargetsWork(DraftDocument &document, const Desk &desk, const Clock &clock, DeliveryEngine &engine,
                QObject *parent = nullptr);
    ~TargetsWork() override;

    void loadPage(const QString &wiki, const QString &page);
    /// In any format that parseTargets() reads; a long text in another thread. Nothing usable: failed() with
    /// "empty-list".
    void addText(const QString &text, const QString &source);
    /// Pasted lines as rows of a person's own, before `place`; as a source where they are many.
    void addLines(const QString &text, int place);
    void reread(char16_t letter); ///< A list page or a file, as it is now: readAgain() or failed().
    /// The same without a change of the draft: to be compared. Or failed().
    void readNow(const TargetSource &source, std::function<void(const TargetSource &)> then);
    void readAnew(TargetSource now); ///< The rows of a source as they are now: readAgain().
    /// Read in another thread. A table asks a person first: tableFound().
    void addFile(const QString &path);
    /// The rows of a table, with the layout that a person has seen.
    void addTable(const ListText &table, const TableLayout &layout, const QString &name);
    void cancelReading(); ///< Of a page, a file or a text: nothing of it is added.
    /// What is being read and takes a while: its name. Empty: nothing.
    [[nodiscard]] const QString &reading() const { return m_reading; }
    /// As a source that cannot be read again. Nothing at all: failed() with "empty-list".
    void add(const ParsedTargets &parsed, const QString &source);
    /// What a recipe found: a source of its own, or where it is one already its rows anew, and readAgain().
    void addFound(const Recipe &recipe, const ParsedTargets &parsed, const QString &name);
    /// The farm's wikis by all their names, once they are told. Every host is taken: the check of its pages
    /// tells which are outside the farm.
    [[nodiscard]] const KnownSites &sites() const { return m_sites; }
    void check() { m_health.checkAll(); } ///< All targets anew.
    [[nodiscard]] HealthWork &health() { return m_health; }
    [[nodiscard]] const HealthWork &health() const { return m_health; }

    /// Where a page is read; invalid as long as its wiki has not told.
    [[nodiscard]] QUrl pageUrl(const Target &target) const;
    [[nodiscard]] TitleSuggestions &suggestions() { return m_suggestions; }

    [[nodiscard]] bool isLoading() const { return m_loading > 0; }
    [[nodiscard]] bool isChecking() const { return m_health.isChecking(); }
    [[nodiscard]] const QDateTime &checkedAt() const { return m_health.checkedAt(); }
    [[nodiscard]] const QList<WikiTrouble> &troubles() const { return m_health.troubles(); }
    [[nodiscard]] const QList<AccountFacts> &accounts() const { return m_accounts; }
    /// Of the wikis that have told.
    [[nodiscard]] int wikisWithoutMassMessage() const { return m_withoutMassMessage; }

Q_SIGNALS:
    void added(int targets, int problems, const QString &source);
    void readAgain(const paperround::SourceReading &reading);
    void failed(const paperround::Error &error, const QString &source);
    void tableFound(const paperround::ListText &table, const QByteArray &bytes, const QString &source);
    void stateChanged(); ///< Loading, checking, troubles, what the wikis have told.

private:
    void addSource(const ParsedTargets &parsed, const SourceOrigin &origin, const QString &name);
    void addRead(const ReadList &list, const SourceOrigin &origin, const QString &name);
    [[nodiscard]] ListReader::Told takeAs(const SourceOrigin &origin, const QString &name);
    void setReading(const QString &name);
    void giveUpPages();
    void setReadingFile(const QString &path, const QString &name);
    void readPage(const ListSource &list, std::function<void(const LoadedList &)> then);
    void forget();
    void askSites();
    void askWikis();
    void takeFacts(const WikiFacts &facts, bool countExtensions);

    DraftDocument &m_document;
    const Desk &m_desk;
    const Clock &m_clock;
    HealthWork m_health;
    TitleSuggestions m_suggestions;
    ListReader m_reader;
    QString m_reading;
    QList<AccountFacts> m_accounts;
    QHash<QString, WikiFacts> m_wikis; ///< By host; of those that have told.
    int m_withoutMassMessage = 0;
    KnownSites m_sites;
    quint64 m_accountsRound = 0; ///< Answers of an earlier draft, account or check are passed over.
    int m_loading = 0; ///< Pages on their way.
    std::stop_source m_stop; ///< Of what the wikis are asked.
    QTimer m_slow; ///< A page that is there within a moment needs no word about it.
    QString m_slowName;
};

} // namespace paperround
