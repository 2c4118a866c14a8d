// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentences.h"
#include "ui/application.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QMessageBox>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace paperround {

Launcher::Launcher(QString directory, Surroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_directory(std::move(directory))
    , m_surroundings(std::move(surroundings))
{
}

Launcher::~Launcher() = default;

void Launcher::open(bool practice)
{
    Workplace::Options options;
    // A folder is for what the program was started as: practice beside it has one that goes away again.
    if (!m_startedAs)
        m_startedAs = practice;
    options.directory = m_startedAs == practice ? m_directory : QString();
    options.practice = practice;
    options.record = Workplace::Record::WriteOrRead;
    QCoro::connect(Workplace::open(options), this, [this](Result<std::shared_ptr<Workplace>> workplace) {
        if (!workplace) {
            fail(workplace.error());
            return;
        }
        if (m_theme)
            QSettings(Application::settingsFile(**workplace), QSettings::IniFormat)
                .setValue(u"theme"_s, nameOf(*m_theme));
        m_application = std::make_unique<Application>(*workplace, m_surroundings);
        connect(m_application.get(), &Application::closing, this,
                [this] { leave([] { QApplication::quit(); }); });
        connect(m_application.get(), &Application::otherWorkplaceRequested, this, [this](bool other) {
            m_application->window().saveState();
            m_theme = m_application->theme();
            // The practice farm keeps nothing in the person's own folder, and the other way round.
            leave([this, other] { open(other); });
        });
        m_application->show();
        Q_EMIT opened();
    });
}

void Launcher::leave(std::function<void()> then)
{
    m_application->window().hide();
    const std::shared_ptr<Workplace> workplace = m_application->workplace();
    // The pages listen to the engine until it has come to rest, then go before it.
    QCoro::connect(workplace->shutDown(), this, [this, workplace, then = std::move(then)] {
        // A menu's event loop may turn around it, and what asked it to go may be a window of its own.
        Application *gone = m_application.release();
        connect(gone, &QObject::destroyed, this, [workplace, then] { then(); });
        gone->deleteLater();
    });
}

void Launcher::fail(const Error &error)
{
    const Explanation said = explain(error);
    auto *box = new QMessageBox(QMessageBox::Critical, tr("Paper Round"), said.what.toHtmlEscaped());
    box->setAttribute(Qt::WA_DeleteOnClose);
    // Which file, before anything else: it is what a person looks after.
    const QString file = error.kind == ErrorKind::Storage ? error.detail.section(u'\n', 0, 0) : QString();
    const QString words = file.isEmpty() ? said.text() : file + u"\n\n"_s + said.text();
    box->setInformativeText(words.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    box->setDetailedText(said.details);
    connect(box, &QMessageBox::finished, this, &Launcher::failed);
    box->open();
}

} // namespace paperround
