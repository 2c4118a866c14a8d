// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUrl>
#include <QtPlugin>

#include <functional>

class QWidget;

namespace paperround {

/// What the exact face shows. Everything it may ever load is in here.
struct ExactPage
{
    QString html; ///< CleanHtml::exactHtml, and nothing else.
    QString language; ///< MediaWiki's code; it chooses fonts.
    bool rightToLeft = false;
    bool dark = false;
    QByteArray styles; ///< The wiki's own style sheet, where a person wants it; empty: ours alone.
    QHash<int, QByteArray> pictures; ///< By their numbers in `html`; what is not here stays an empty place.
};

/// A message as a browser shows it, by a plug-in that may be installed beside the program: ours neither
/// links nor needs it, and this header is all that both sides share.
class ExactFace
{
public:
    ExactFace() = default;
    ExactFace(const ExactFace &) = delete;
    ExactFace &operator=(const ExactFace &) = delete;

    /// Owns the face, and belongs to the parent that make() was given.
    [[nodiscard]] virtual QWidget *widget() = 0;
    virtual void show(const ExactPage &page) = 0;

    // Called by the plug-in; set before the first show().
    std::function<void(const QUrl &url)> linkChosen = {}; ///< Nothing has been opened.
    std::function<void(const QUrl &url)> linkHovered = {}; ///< Empty: no longer.
    std::function<void()> shown = {}; ///< The page asked for stands there.
    std::function<void()> gone = {}; ///< The process that draws has ended; this face shows nothing any more.

protected:
    ~ExactFace() = default;
};

/// What the plug-in's root object is.
class ExactFaceMaker
{
public:
    virtual ~ExactFaceMaker() = default;
    [[nodiscard]] virtual ExactFace *make(QWidget *parent) = 0;
};

} // namespace paperround

#define PAPERROUND_EXACT_FACE "org.paperround.ExactFace/1"
Q_DECLARE_INTERFACE(paperround::ExactFaceMaker, PAPERROUND_EXACT_FACE)
