// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/message/exactface.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QStackedWidget;

namespace paperround {

class MessageBrowser;

/// What a PreviewView shows: a sanitised page, for either face.
struct ShownPage
{
    QString html; ///< CleanHtml::html
    ExactPage exact; ///< With CleanHtml::exactHtml.
    int images = 0; ///< That the light face leaves out.
    bool boxes = false; ///< The same.
    bool truncated = false; ///< The sanitiser has cut something away.
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
    explicit PreviewView(std::function<ExactFaceMaker *()> exact, QWidget *parent = nullptr);

    void show(const ShownPage &page);
    void setFace(Face face); ///< Light, where the exact one is not to be had.
    void setNarrow(bool narrow);
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
    void showPage();

    std::function<ExactFaceMaker *()> m_maker;
    MessageBrowser *m_light;
    ExactFace *m_exact = nullptr; ///< Its widget's.
    QStackedWidget *m_faces;
    QBoxLayout *m_column; ///< The page, and the room beside a narrow one.
    QLabel *m_note;
    ShownPage m_page;
    Face m_face = Face::Light;
    bool m_dark = false;
    bool m_isLost = false;
};

} // namespace paperround
