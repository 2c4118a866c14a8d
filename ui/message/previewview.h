// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/pagedress.h"
#include "ui/message/exactface.h"

#include <QWidget>

#include <functional>
#include <memory>

class QBoxLayout;
class QLabel;
class QStackedWidget;

namespace paperround {

class MessageBrowser;
class PreviewDress;
class Wikis;

/// What a PreviewView shows: a sanitised page, for either face.
struct ShownPage
{
    QString html; ///< CleanHtml::html
    ExactPage exact; ///< With CleanHtml::exactHtml.
    int images = 0; ///< That the light face leaves out.
    bool boxes = false; ///< The same.
    bool truncated = false; ///< The sanitiser has cut something away.
    WantedDress dress = {}; ///< What it wears on its wiki; without a wiki: nothing.
};

/// A page of a wiki as its reader would see it, with one of two faces. The light one is always there, and
/// says under the page what it cannot show; the exact one is a plug-in's.
class PreviewView : public QWidget
{
    Q_OBJECT
public:
    enum class Face { Light, Exact };
    /// As wide as a telephone, in pixels of the page.
    static constexpr int narrow = 360;

    /// `exact`: where the plug-in is asked for when it is first wanted; unset: it is not installed.
    /// `wikis`: who is asked for their own look, by choice; unset or null: nobody.
    explicit PreviewView(std::function<ExactFaceMaker *()> exact, QWidget *parent = nullptr,
                         std::function<std::shared_ptr<Wikis>()> wikis = {});

    void show(const ShownPage &page);
    void setFace(Face face); ///< Light, where the exact one is not to be had.
    void setNarrow(bool narrow);
    /// The exact face has the wiki's own style sheet and pictures, as soon as they have come.
    void setOwnLook(bool own);
    void setDark(bool dark);

    [[nodiscard]] bool hasExactFace() const { return static_cast<bool>(m_maker); }
    [[nodiscard]] Face face() const { return m_face; }
    [[nodiscard]] QString note() const; ///< What is not as the wiki shows it; empty: nothing.
    [[nodiscard]] MessageBrowser &light() { return *m_light; }
    [[nodiscard]] QWidget *exact() { return m_exact ? m_exact->widget() : nullptr; }

Q_SIGNALS:
    void linkChosen(const QUrl &url); ///< Nothing has been opened.
    void linkHovered(const QUrl &url); ///< Empty: no longer.
    void faceChanged(); ///< Also by itself: the exact face has ended.

private:
    [[nodiscard]] bool makeExact();
    void lose(); ///< The exact face, which has ended.
    void dressPage(); ///< As far as its own look is wanted.
    void showPage();
    [[nodiscard]] bool isLightAlone() const; ///< The wiki's own style sheet has no dark page.

    std::function<ExactFaceMaker *()> m_maker;
    std::function<std::shared_ptr<Wikis>()> m_wikis;
    PreviewDress *m_dress;
    MessageBrowser *m_light;
    ExactFace *m_exact = nullptr; ///< Its widget's.
    QStackedWidget *m_faces;
    QBoxLayout *m_column; ///< The page, and the room beside a narrow one.
    QLabel *m_note;
    ShownPage m_page;
    Face m_face = Face::Light;
    bool m_dark = false;
    bool m_ownLook = false;
    bool m_isLost = false;
};

} // namespace paperround
