import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { form, type TreeValidationResult, validateStandardSchema } from '@angular/forms/signals';
import { MatDialogRef } from '@angular/material/dialog';
import {
  type listModelTemplates,
  ModelDescription,
  ModelKind,
  ModelName,
  type ModelTemplate,
  type ReplyOf,
  type seenValues,
} from '@heatline/contracts';
import { formatPoints, Icon, Skeleton } from '@heatline/ui';
import * as z from 'zod';
import { formDialog } from '../../form-dialog';
import { Models } from '../../api/models';
import { told } from '../../api/told';
import { kindHints, kindTitles } from '../model-words';
import { ModelsApi } from '../models-api';
import { broughtWords, freeName, isSeenHere } from './template-words';

const Head = z.object({ name: ModelName, kind: ModelKind, description: ModelDescription });
type Head = z.infer<typeof Head>;

/** A new model begins empty or from a template, which brings rules, levels and decay; all of it can be changed on the model's page. */
@Component({
  selector: 'hl-new-model-dialog',
  imports: [formDialog, Icon, Skeleton],
  templateUrl: './new-model-dialog.html',
  styleUrl: './new-model-dialog.css',
})
export class NewModelDialog {
  private readonly dialog = inject<MatDialogRef<NewModelDialog, string>>(MatDialogRef);
  private readonly api = inject(ModelsApi);
  private readonly models = inject(Models);
  protected readonly templates = httpResource(() => '/api/model-templates', {
    parse: (raw) => (raw as ReplyOf<typeof listModelTemplates>).items,
  });
  private readonly seen = httpResource(() => '/api/seen/event-types', {
    parse: (raw) => new Set((raw as ReplyOf<typeof seenValues>).items.map(({ value }) => value)),
  });
  protected readonly template = signal<ModelTemplate | null>(null);
  protected readonly rules = computed(() => {
    const types = this.seen.hasValue() ? this.seen.value() : undefined;
    return (this.template()?.definition.rules ?? []).map((rule) => ({
      name: rule.name,
      points: formatPoints(rule.points),
      negative: rule.points < 0,
      unseen: isSeenHere(rule, types) === false,
    }));
  });
  protected readonly unseen = computed(() => this.rules().filter(({ unseen }) => unseen).length);
  protected readonly kinds = ModelKind.options;
  protected readonly titles = kindTitles;
  protected readonly hints = kindHints;
  protected readonly brought = broughtWords;
  protected readonly refused = signal<string | null>(null);
  private readonly head = signal<Head>({ name: '', kind: 'engagement', description: '' });
  protected readonly form = form(this.head, (path) => validateStandardSchema(path, Head), {
    submission: { action: () => this.run() },
  });

  /** What the template before brought gives way to what this one brings; what was typed stays. */
  protected choose(template: ModelTemplate | null) {
    const before = this.template();
    const { name, kind, description } = this.head();
    const broughtName = before ? freeName(before.name, this.models.all()) : '';
    this.template.set(template);
    this.head.set({
      name: name === broughtName ? (template ? freeName(template.name, this.models.all()) : '') : name,
      kind: template?.kind ?? kind,
      description: description === (before?.description ?? '') ? (template?.description ?? '') : description,
    });
  }

  private async run(): Promise<TreeValidationResult> {
    this.refused.set(null);
    const template = this.template()?.key;
    try {
      this.dialog.close((await this.api.create({ ...this.head(), ...(template && { template }) })).modelId);
    } catch (error) {
      const { code, detail } = told(error);
      if (code === 'model_name_taken') return [{ kind: 'server', message: detail, fieldTree: this.form.name }];
      this.refused.set(detail);
    }
    return undefined;
  }
}
