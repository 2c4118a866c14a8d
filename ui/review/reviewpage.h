// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/requestsmodel.h"
#include "ui/drafts/surroundings.h"
#include "ui/review/reviewwork.h"
#include "ui/shell/page.h"

#include <QVariantMap>

class QLabel;
class QLineEdit;
class QListView;
class QSplitter;
class QStackedWidget;

namespace paperround {

class ActionButton;
class DeliveryEngine;
class RequestView;

/// The reviewer's desk: the queue on the home wiki, and the request that is open beside it.
class ReviewPage : public Page
{
    Q_OBJECT
public:
    ReviewPage(const Desk &desk, Clock &clock, DeliveryEngine &engine, const Surroundings &surroundings,
               QWidget *parent = nullptr);

    void activated(const QString &place) override; ///< `place`: title of a request.
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

    [[nodiscard]] ReviewWork &work() { return m_work; }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] RequestView *view() const { return m_view; }
    [[nodiscard]] InlineBar *bar() const { return m_bar; }
    [[nodiscard]] QLabel *policy() const { return m_policy; }
    [[nodiscard]] ActionButton *rules() const { return m_rules; }
    [[nodiscard]] QLineEdit *filter() const { return m_filter; }

Q_SIGNALS:
    /// Something waits for this person that did not before; both plain text.
    void newsArrived(const QString &title, const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeQueue();
    QWidget *makeEmpty();
    void showQueue();
    void showPolicy();
    void tellNews();
    void choose(const QString &title);
    void browse(const QString &title);
    void begin(const ApprovedRequest &request, const std::shared_ptr<Wikis> &wikis);
    [[nodiscard]] QueueReader reader() const;

    ReviewWork m_work;
    DeliveryEngine &m_engine;
    Surroundings m_surroundings;
    RequestsModel m_model;
    InlineBar *m_bar;
    QLineEdit *m_filter;
    QListView *m_list;
    QLabel *m_policy; ///< What holds here, and where it stands.
    ActionButton *m_rules;
    QVariantMap m_policies; ///< Home wiki → revision of its policy when it was last seen here; 0: none.
    RequestView *m_view;
    QSplitter *m_split;
    QStackedWidget *m_faces;
    QStringList m_waiting; ///< For this person, when it was last read.
    bool m_knewWaiting = false;
    QString m_begun; ///< Delivery that this page handed to the engine; empty: none.
};

} // namespace paperround
