;;; Drives Emacs with eglot as a writer would; prints what it saw as lines of JSON.  -*- lexical-binding: t -*-
(dolist (folder (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa-src/*"))
  (add-to-list 'load-path folder))
(require 'eglot)
(require 'json)
(setq eglot-sync-connect 30
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil
      create-lockfiles nil)

(defun say (name value)
  (princ (concat (json-encode (list (cons 'name name) (cons 'value value))) "\n")))

(defun wait-until (what test)
  "Lets the server work until TEST holds; WHAT is told when it never does."
  (let ((n 0))
    (while (and (< n 300) (not (funcall test)))
      (accept-process-output nil 0.1)
      (when (= (mod n 10) 5) (flymake-start))
      (setq n (1+ n)))
    (unless (funcall test) (error "%s" what))))

(define-derived-mode page-mode text-mode "Page")
(add-to-list 'auto-mode-alist '("\\.md\\'" . page-mode))
(add-to-list 'eglot-server-programs
             (list 'page-mode (getenv "NODE") (getenv "SERVER") "lsp" "--stdio"))
(add-hook 'project-find-functions (lambda (_) (cons 'transient default-directory)))

(condition-case problem
    (progn
      (find-file (getenv "PAGE"))
      (apply #'eglot (eglot--guess-contact))
      (wait-until "no diagnostics" #'flymake-diagnostics)
      (let* ((found (car (flymake-diagnostics)))
             (data (cdr (assoc 'eglot-lsp-diag (eglot--diag-data found))))
             (server (eglot-current-server))
             (actions (jsonrpc-request
                       server :textDocument/codeAction
                       (list :textDocument (eglot--TextDocumentIdentifier)
                             :range (plist-get data :range)
                             :context (list :diagnostics (vector data))))))
        (say "diagnostic" (plist-get data :code))
        (say "action" (plist-get (aref actions 0) :title))
        (eglot--apply-workspace-edit (plist-get (aref actions 0) :edit))
        (eglot--signal-textDocument/didChange)
        (wait-until "still there after the fix" (lambda () (null (flymake-diagnostics))))
        (say "fixed" (split-string (buffer-string) "\n"))
        (goto-char (point-max))
        (insert "\n{% hi")
        (eglot--signal-textDocument/didChange)
        (let* ((answer (jsonrpc-request server :textDocument/completion
                                        (eglot--TextDocumentPositionParams)))
               (items (if (vectorp answer) answer (plist-get answer :items))))
          (say "completion" (mapcar (lambda (item) (plist-get item :label)) items)))
        (delete-region (- (point-max) 6) (point-max))
        (eglot--signal-textDocument/didChange)
        (goto-char (point-min))
        (search-forward "## W")
        (let ((edit (jsonrpc-request server :textDocument/rename
                                     (append (eglot--TextDocumentPositionParams)
                                             '(:newName "Dry wood")))))
          (eglot--apply-workspace-edit edit)
          (say "renamed" (split-string (buffer-string) "\n")))))
  (error (say "problem" (error-message-string problem))
         (kill-emacs 1)))
(set-buffer-modified-p nil)
(kill-emacs 0)
