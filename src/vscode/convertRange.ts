import * as vscode from 'vscode';
import type { Range } from '../protocol/verdict';

export function toVsCodeRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
